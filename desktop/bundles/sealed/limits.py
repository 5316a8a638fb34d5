"""How much a sealed bundle may hold; above a limit it is refused, never cut.

The limits of tables, rows and cells are those of `desktop.bundles.limits`.
"""

KIB = 1024
MIB = 1024 * KIB

MAX_FILE = 1536 * MIB  # the .tdkt: FAT32 and ZIP without 64-bit fields hold it
MAX_ENVELOPE = 64 * KIB
MAX_SIGNATURE = 1 * KIB
MAX_MANIFEST = 4 * MIB

MAX_ENTRIES = 5_000
MAX_UNPACKED = 2_048 * MIB - 1  # of all entries together
MAX_TABLES_BYTES = 64 * MIB  # of all tables together: they are read into memory
MAX_CELLS = 4_000_000  # of all tables together
MAX_RATIO = 100  # unpacked : packed, of every table
MAX_KEYRING = 4 * MIB
MAX_KEYRING_ENTRIES = 5_000

MAX_ATTACHMENT = 25 * MIB
MAX_ATTACHMENTS = 400
MAX_SHOWN_NAME = 120  # characters of an attachment's own name

MAX_SEQ = 999_999
MAX_RECEIVERS = 4
MAX_STAGING_FACTOR = 3  # times the file's size must be free to check it
STAGING_RESERVE = 200 * MIB
STICK_RESERVE = 16 * MIB

BLOCK = 1 * MIB  # read and written at a time
