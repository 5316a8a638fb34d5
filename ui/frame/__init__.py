"""The frame around every page: side list, top bar, status bar, search."""
