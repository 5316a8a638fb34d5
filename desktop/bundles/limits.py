"""How much a package may hold; above a limit it is refused, never cut.

The same limits hold when writing, so the program never makes what it cannot read.
"""

MIB = 1024 * 1024

# The whole package.
MAX_TABLES = 64
MAX_PACKAGE_BYTES = 256 * MIB  # sum of the unpacked files; everything is held in memory
MAX_DESCRIPTOR_BYTES = 4 * MIB
MAX_JSON_DEPTH = 16

# One table.
MAX_TABLE_BYTES = 64 * MIB
MAX_ROWS = 200_000
MAX_FIELDS = 64
MAX_LINE_BYTES = 64 * 1024  # without the line end

# One value.
MAX_CELL = 8_000  # characters, before escaping
MAX_INTEGER_DIGITS = 15  # 15 digits stay exact in Excel and in a double
MAX_WHOLE_DIGITS = 11  # of a number, before the dot
MAX_DECIMALS = 4  # 11 + 4 = the same 15 digits

# Names and words of the descriptor.
MAX_NAME = 40  # of a table, a field, an office key
MAX_PACKAGE_NAME = 100
MAX_TITLE = 200  # also ids, versions and office values
MAX_DESCRIPTION = 1_000
MAX_OFFICE_FIELDS = 20

# The ZIP file.
MAX_ARCHIVE_BYTES = 64 * MIB
MAX_ARCHIVE_ENTRIES = MAX_TABLES + 1  # the tables and datapackage.json
MAX_RATIO = 100  # unpacked : packed, for each entry
