"""A layout of stock while it is edited: every step can be taken back, none is kept."""

from dataclasses import replace

from desktop.documents.certificates.stock import StockField, StockLayout


class StockDraft:
    """The layouts from the kept one to the one shown, and those taken back.

    Steps of one gesture, a drag or a row of arrow keys, are one.
    """

    def __init__(self, layout: StockLayout) -> None:
        self._kept = layout
        self._steps = [layout]
        self._taken_back: list[StockLayout] = []
        self._gesture = ""

    @property
    def layout(self) -> StockLayout:
        """The layout as it is now."""
        return self._steps[-1]

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost by closing."""
        return self.layout != self._kept

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return len(self._steps) > 1

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._taken_back)

    def change(self, field: StockField, gesture: str = "") -> None:
        """Take a field as it is now; an equal gesture goes on with the last step."""
        new = self.layout.with_field(field)
        if new == self.layout:
            return
        goes_on = bool(gesture) and gesture == self._gesture and self.can_undo
        if goes_on:
            self._steps[-1] = new
            if new == self._steps[-2]:  # dragged back to where it began
                self._steps.pop()
                gesture = ""
        else:
            self._steps.append(new)
        self._gesture = gesture
        self._taken_back.clear()

    def settle(self) -> None:
        """Let the next change be a step of its own, whatever its gesture."""
        self._gesture = ""

    def undo(self) -> None:
        """Take the last step back."""
        if self.can_undo:
            self._taken_back.append(self._steps.pop())
        self.settle()

    def redo(self) -> None:
        """Do the step taken back again."""
        if self._taken_back:
            self._steps.append(self._taken_back.pop())
        self.settle()

    def keep(self, layout: StockLayout) -> None:
        """Note that this layout is kept now; its steps stay for undo."""
        self._kept = layout
        self._steps[-1] = layout
        self.settle()

    def show_picture(self, digest: str, name: str) -> None:
        """Have another scan in every step: it is kept at once, apart from the steps."""

        def shown(layout: StockLayout) -> StockLayout:
            return replace(layout, picture=digest, picture_name=name)

        self._kept = shown(self._kept)
        self._steps = [shown(each) for each in self._steps]
        self._taken_back = [shown(each) for each in self._taken_back]
