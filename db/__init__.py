"""What the office remembers; peewee lives only here."""
