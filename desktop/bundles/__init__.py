"""Exchange files; knows no database."""
