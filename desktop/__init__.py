"""Sổ Vàng: emulation and awards for a commune office, offline."""

__version__ = "0.1.0"
