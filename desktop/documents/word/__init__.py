"""The same papers as Word files: one description drawn with python-docx."""
