"""The provinces and communes of Viet Nam, to choose one's own and those one deals with.

The list is a file of facts (34 provinces, 3,321 communes, official codes, in force
since 1 July 2025), read on first use only.
"""

import csv
from dataclasses import dataclass
from functools import cache

import resources
from desktop import text

_CAPITAL = "Hà Nội"
_CITY = "Thành phố"


@dataclass(frozen=True, slots=True)
class Province:
    """A province or a city run by the centre."""

    code: str
    type: str  # Thành phố, Tỉnh
    name: str

    @property
    def full_name(self) -> str:
        """Return the name with its kind: "Thành phố Hải Phòng"."""
        return f"{self.type} {self.name}"

    @property
    def is_city(self) -> bool:
        """Tell whether it is one of the cities run by the centre."""
        return self.type == _CITY


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, a ward or a special zone."""

    code: str
    type: str  # Xã, Phường, Đặc khu
    name: str
    province_code: str

    @property
    def full_name(self) -> str:
        """Return the name with its kind: "Xã Vĩnh Bảo"."""
        return f"{self.type} {self.name}"


def provinces() -> tuple[Province, ...]:
    """Return Hà Nội, then the other cities run by the centre, then the provinces."""
    return _country().provinces


def communes_of(province_code: str) -> tuple[Commune, ...]:
    """Return the communes of one province in Vietnamese order, none if unknown."""
    return _country().by_province.get(province_code, ())


def province(code: str) -> Province | None:
    """Return the province of that code."""
    return next((each for each in provinces() if each.code == code), None)


def commune(code: str) -> Commune | None:
    """Return the commune of that code."""
    return _country().by_code.get(code)


def find(wanted: str, province_code: str | None = None) -> tuple[Commune, ...]:
    """Return the communes a few typed words can mean, the likeliest first.

    Marks, case and the place of the tone do not matter: "hoa binh", "Hoà Bình" and
    "Hòa Bình" find the same; the beginning of a word is enough. Words may name the
    province too: "vinh bao hai phong".
    """
    key = text.search_key(wanted)
    words = key.split()
    if not words:
        return ()
    found = []
    for entry in _search_list():
        where = entry.key if province_code else f"{entry.key} {entry.province_key}"
        if province_code not in {None, entry.commune.province_code}:
            continue
        if _has_words(where, words):
            found.append((_likelihood(entry, wanted, key), entry.commune))
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


@dataclass(frozen=True, slots=True)
class _Country:
    provinces: tuple[Province, ...]
    by_province: dict[str, tuple[Commune, ...]]
    by_code: dict[str, Commune]


@dataclass(frozen=True, slots=True)
class _Entry:
    commune: Commune
    key: str
    name_key: str
    province_key: str
    place: int


@cache
def _country() -> _Country:
    found: dict[str, Province] = {}
    lists: dict[str, list[Commune]] = {}
    for row in csv.DictReader(resources.text("communes.csv").splitlines()):
        code = row["province_code"]
        if code not in found:
            kind = _CITY if row["province"].startswith(_CITY) else "Tỉnh"
            found[code] = Province(code, kind, row["province"].removeprefix(f"{kind} "))
        one = Commune(row["code"], row["type"], row["name"], code)
        lists.setdefault(code, []).append(one)
    ordered = tuple(sorted(found.values(), key=_province_order))
    by_province = {
        each.code: tuple(sorted(lists[each.code], key=_commune_order))
        for each in ordered
    }
    by_code = {one.code: one for group in by_province.values() for one in group}
    return _Country(ordered, by_province, by_code)


@cache
def _search_list() -> tuple[_Entry, ...]:
    """Return every commune with its keys, in the order of the lists."""
    entries: list[_Entry] = []
    for where in provinces():
        for one in communes_of(where.code):
            entry = _Entry(
                commune=one,
                key=text.search_key(one.full_name),
                name_key=text.search_key(one.name),
                province_key=text.search_key(where.full_name),
                place=len(entries),
            )
            entries.append(entry)
    return tuple(entries)


def _likelihood(entry: _Entry, wanted: str, key: str) -> tuple[bool | int, ...]:
    """Return the rank of a hit: written alike, sounding alike, beginning alike."""
    names = (entry.commune.name, entry.commune.full_name)
    alike = key in {entry.name_key, entry.key}
    spelt = alike and text.same_key(wanted) in {text.same_key(name) for name in names}
    begins = entry.name_key.startswith(key) or entry.key.startswith(key)
    in_name = _has_words(entry.key, key.split())
    return not spelt, not alike, not begins, not in_name, entry.place


def _has_words(key: str, words: list[str]) -> bool:
    """Tell whether every word begins a word of the key: "hai" is not in "thai"."""
    return all(f" {word}" in f" {key}" for word in words)


def _province_order(one: Province) -> tuple[object, ...]:
    return one.name != _CAPITAL, not one.is_city, text.sort_key(one.name)


def _commune_order(one: Commune) -> tuple[object, ...]:
    return text.sort_key(one.name), one.type, one.code
