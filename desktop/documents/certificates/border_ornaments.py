"""The ornaments of the border: rosettes, corner blocks, the drum face, lotus and buds.

They keep their shape on every sheet; `border` says where they stand.
"""

from __future__ import annotations

from math import pi

from desktop.documents.certificates.border_pen import (
    BAND,
    DARK_GOLD,
    GHOST,
    GOLD,
    LIGHT_GOLD,
    PAPER,
    PETAL,
    RED,
    STAR,
    Pen,
    Point,
    polar,
    star,
)


def drum_face(pen: Pen) -> None:
    """Draw the face of a bronze drum, faint, behind the text."""
    centre = (pen.width / 2, pen.height / 2 + 6)
    pen.shape(star(centre, 6.5, 22, 14), None, 0, STAR)
    for radius in (24, 25.4, 37, 38.4, 52, 53.4, 66, 67.4):
        pen.circle(centre, radius, GHOST, 0.3)
    for index in range(28):
        at = polar(centre, 31.2, 2 * pi * index / 28)
        pen.circle(at, 2.6, GHOST, 0.3)
        pen.circle(at, 0.8, None, 0, GHOST)
    for index in range(48):
        with pen.placed(centre, 360 * index / 48):
            pen.petal(39.4, 51, 2.2, GHOST, 0.3, None, foot=1.9)
    for index in range(72):
        angle = 2 * pi * index / 72
        triangle = (
            polar(centre, 54.6, angle - 0.0385),
            polar(centre, 64.6, angle),
            polar(centre, 54.6, angle + 0.0385),
        )
        pen.shape(triangle, GHOST, 0.3)


def corner_block(pen: Pen) -> None:
    """Draw the square block of the corner at the origin."""
    pen.style(RED, 0.5, PAPER)
    pen.canvas.rect(9.4, 9.4, 20, 20, stroke=1, fill=1)
    pen.style(GOLD, 0.22)
    pen.canvas.rect(10.3, 10.3, 18.2, 18.2, stroke=1, fill=0)
    inset = 10.75
    far = 2 * 19.4 - inset
    for at, turn in (
        ((inset, inset), 135),
        ((far, inset), 225),
        ((far, far), 315),
        ((inset, far), 45),
    ):
        with pen.placed(at, turn):
            for lean in (-38, 38, 0):
                with pen.placed((0, 0), lean):
                    pen.petal(0, 3.7, 0.72, DARK_GOLD, 0.16, LIGHT_GOLD)
    rosette(pen, (19.4, 19.4), 7.9, 16)


def rosette(pen: Pen, at: Point, radius: float, petals: int) -> None:
    """Draw a rosette with two rings of petals and a star."""
    pen.circle(at, radius, DARK_GOLD, 0.2, PAPER)
    half = pi * 0.76 * radius / petals
    turn = 360 / petals
    for index in range(petals):
        with pen.placed(at, (index + 0.5) * turn):
            pen.petal(
                0.58 * radius,
                0.86 * radius,
                half * 0.7,
                DARK_GOLD,
                0.16,
                PAPER,
                foot=half * 0.2,
            )
    for index in range(petals):
        with pen.placed(at, index * turn):
            pen.petal(
                0.60 * radius,
                0.96 * radius,
                half * 0.72,
                DARK_GOLD,
                0.16,
                LIGHT_GOLD,
                foot=half * 0.2,
            )
    pen.circle(at, 0.60 * radius, RED, 0.3, PAPER)
    for index in range(16):
        dot = polar(at, 0.525 * radius, 2 * pi * index / 16)
        pen.circle(dot, 0.026 * radius, None, 0, RED)
    pen.circle(at, 0.455 * radius, RED, 0.16)
    pen.shape(star(at, 0.17 * radius, 0.42 * radius, 12), None, 0, RED)
    pen.circle(at, 0.10 * radius, None, 0, LIGHT_GOLD)


def bottom_lotus(pen: Pen) -> None:
    """Draw the lotus of the lower middle with its two curves."""
    middle, line = pen.width / 2, pen.height - 21.8
    for side in (-1, 1):
        path = pen.canvas.beginPath()
        path.moveTo(middle + side * 19, line)
        path.curveTo(
            middle + side * 12,
            line + 1.1,
            middle + side * 7,
            line + 0.6,
            middle + side * 1.3,
            line - 0.45,
        )
        pen.style(RED, 0.42)
        pen.canvas.drawPath(path, stroke=1, fill=0)
    pen.circle((middle, line - 0.4), 0.5, None, 0, RED)
    with pen.placed((middle, pen.height - 22.9)):
        # Lean, length, half width, bend, colour: outermost first, the bud last.
        for lean, length, half, bend, colour in (
            (84, 11.3, 1.5, -2.3, LIGHT_GOLD),
            (54, 10.6, 1.95, -1.2, BAND),
            (27, 10.4, 2.0, -0.5, LIGHT_GOLD),
        ):
            for side in (-1, 1):
                with pen.placed((0, 0), side * lean):
                    pen.petal(0, length, half, DARK_GOLD, 0.2, colour, bend=side * bend)
        pen.petal(0, 10.58, 2.45, DARK_GOLD, 0.2, PETAL)


def bud(pen: Pen) -> None:
    """Draw a lotus bud upwards from the origin."""
    for lean, length, half, bend, colour in (
        (68, 5.8, 1.0, -1.9, BAND),
        (34, 5.9, 1.1, -0.8, LIGHT_GOLD),
    ):
        for side in (-1, 1):
            with pen.placed((0, 0), side * lean):
                pen.petal(0, length, half, DARK_GOLD, 0.18, colour, bend=side * bend)
    pen.petal(0, 5.7, 1.35, DARK_GOLD, 0.18, PETAL)
