"""The open file and its trail, for every test here."""

from datetime import datetime, timedelta

import pytest

from db.connection import open_database
from db.schema import bring_up_to_date
from db.trail import Trail


class Clock:
    """A clock that goes on by a minute whenever somebody looks."""

    def __init__(self):
        self.time = datetime(2025, 12, 5, 10, 32)

    def __call__(self):
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def path(tmp_path):
    return tmp_path / "so-vang.db"


@pytest.fixture
def database(path):
    database = open_database(path)
    bring_up_to_date(database)
    yield database
    database.close()


@pytest.fixture
def trail(database):
    return Trail(database, Clock())
