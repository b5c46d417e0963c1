# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of a scenario folder: typed cells, rows that refer to rows, blank cells that are absent."""
import csv
import datetime
import io
from fractions import Fraction

TEXT, NUMBER, BOOLEAN, LIST, DATE = "text", "number", "boolean", "list", "date"


def _columns(**types):
    return {name: kind for kind, names in types.items() for name in names.split()}


STANDARD = {
    "regions": _columns(text="id name kind"),
    "municipalities": _columns(text="id name", number="population") | {"region": ("regions",)},
    "schools": _columns(text="id name sector type", number="easting northing pupils social_index own_budget",
                        boolean="public startchancen") | {"municipality": ("municipalities",)},
    "needs": _columns(text="id kind field setting", number="age_from age_to groups group_size units priority",
                      list="slots") | {"school": ("schools",)},
    "providers": _columns(text="id name kind", number="easting northing max_groups",
                          boolean="qualified") | {"municipality": ("municipalities",)},
    "offers": _columns(text="id kind field setting place", list="slots school_types",
                       number="age_from age_to group_min group_max units capacity min_groups fee materials radius_km "
                              "artists") | {"provider": ("providers",)},
    "funds": _columns(text="id programme school_year", number="amount") | {"region": ("regions",)},
    "applications": {"need": ("needs",), "offer": ("offers",)},
    "previous": {"school": ("schools",), "provider": ("providers",), "groups": NUMBER},
    "locks": _columns(text="need offer fund mode reason decided_by", number="groups"),
}


class Row:
    """One row: `cells` has what is not blank. A row equals the text of its id."""

    def __init__(self, table, cells):
        self.table, self.cells = table, cells
        self.id = cells.get("id")

    def __repr__(self):
        return f"{self.table}.{self.id}"


class Tables:
    """The rows of every table, in the order of the files, with references resolved."""

    def __init__(self, raw, declared):
        self.types = {name: dict(STANDARD.get(name, {}), **declared.get(name, {})) for name in {*STANDARD, *raw}}
        self.rows = {name: [Row(name, self._cells(name, cells)) for cells in rows] for name, rows in raw.items()}
        self.index = {name: {row.id: row for row in rows if row.id is not None} for name, rows in self.rows.items()}
        for name, rows in self.rows.items():
            for row in rows:
                self._refer(name, row)

    def __getitem__(self, name):
        return self.rows.get(name, [])

    def find(self, name, key):
        return self.index.get(name, {}).get(key)

    def has(self, name):
        return name in self.rows

    def _cells(self, table, cells):
        types = self.types[table]
        return {name: value(text, types.get(name, TEXT)) for name, text in cells.items() if text not in ("", None)}

    def _refer(self, table, row):
        for name, kind in self.types[table].items():
            if isinstance(kind, tuple) and name in row.cells:
                row.cells[name] = self.index[kind[0]][row.cells[name]]


def value(text, kind):
    """A cell's text as its column's type."""
    if kind == NUMBER:
        return number(text)
    if kind == BOOLEAN:
        return {"true": True, "false": False, "ja": True, "nein": False}[text.strip().lower()]
    if kind == LIST:
        return [part.strip() for part in text.split("|")]
    if kind == DATE:
        return datetime.date.fromisoformat(text)
    return text.strip()


def number(text):
    """An exact number; `1.234,56` where a comma is written."""
    text = str(text).strip()
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    return Fraction(text)


def declared_type(spelled):
    """The type that a manifest declares for a column."""
    if isinstance(spelled, dict):
        return (spelled["references"],)
    return {"integer": NUMBER, "money": NUMBER}.get(spelled, spelled)


ALIASES = {"Topf": "id", "Programm": "programme", "Region": "region", "Betrag": "amount", "Schuljahr": "school_year"}


def read_csv(path):
    """The cells of a file as texts, by header name."""
    text = path.read_text(encoding="utf-8-sig")
    header = text.split("\n", 1)[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [{ALIASES.get(name, name): (cell or "").strip() for name, cell in row.items()} for row in rows]


def write_csv(path, rows):
    """Cells back into a file, by the header of the first row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
