"""What the officer sees; PySide6 lives only here and in desktop.app."""
