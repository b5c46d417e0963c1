# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario's tables and values, read apart from the engine: CSV in both styles, the YAML that shipped scenarios
use.

Of YAML it reads top-level `key: value` lines whose values are plain, quoted or in flow style, and lists of flow
values: what scenario.yaml and the parameters of rulebooks are written in. Anything else ends the run; nothing is
skipped unseen.
"""
import csv, datetime, io, pathlib, re
from fractions import Fraction

RULES = pathlib.Path(__file__).resolve().parents[2] / "rules"
GERMAN = {"topf": "id", "programm": "programme", "region": "region", "betrag": "amount", "schuljahr": "school_year"}


def flow(text):
    """The value of YAML in flow style: mappings, lists, quoted and plain scalars; numbers stay texts."""
    value, rest = _flow(text.strip())
    if rest.strip() and not rest.strip().startswith("#"):
        raise ValueError(f"not read as YAML: {text!r}")
    return value


def _flow(text):
    if text.startswith(("{", "[")):
        close, members = {"{": "}", "[": "]"}[text[0]], []
        rest = text[1:].lstrip()
        while not rest.startswith(close):
            key = None
            if close == "}":
                named = re.match(r"([\w.-]+)\s*:\s*(.*)", rest, re.S)
                if not named:
                    raise ValueError(f"not read as YAML: {text!r}")
                key, rest = named.groups()
            value, rest = _flow(rest)
            members.append((key, value))
            rest = rest.lstrip()
            if rest.startswith(","):
                rest = rest[1:].lstrip()
            elif not rest.startswith(close):
                raise ValueError(f"not read as YAML: {text!r}")
        return (dict(members) if close == "}" else [value for _, value in members]), rest[1:]
    if text.startswith('"'):
        quoted = re.match(r'"((?:[^"\\]|\\.)*)"', text)
        return quoted.group(1), text[quoted.end():]
    plain = re.match(r"[^,\[\]{}#]*", text)
    if ": " in plain.group(0):
        raise ValueError(f"not read as YAML: {text!r}")
    return plain.group(0).strip(), text[plain.end():]


def manifest(path):
    """The keys of a scenario.yaml."""
    found, key = {}, None
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.startswith("  ") and line.strip().startswith("- ") and isinstance(found.get(key), list):
            found[key].append(flow(line.strip()[2:]))
        elif line.startswith("  ") and isinstance(found.get(key), (dict, list)) and ":" in line:
            found[key] = dict(found[key] or {}) | {line.split(":")[0].strip(): flow(line.split(":", 1)[1])}
        elif re.match(r"[a-z_]+:", line):
            key, value = line.split(":", 1)
            found[key] = flow(value) if value.strip() and not value.strip().startswith("#") else []
        else:
            raise ValueError(f"{path}: not read: {line!r}")
    return found


def parameters(rulebooks, day):
    """The values of the rulebooks' parameters that hold on `day`."""
    values = {}
    for name in rulebooks:
        for line in (RULES / f"{name}.yaml").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  - {name: "):
                continue
            entry = flow(line[4:])
            if entry.get("from", "0000") <= day <= entry.get("until", "9999"):
                values[entry["name"]] = Fraction(entry["value"])
    return values


def number(text):
    """A cell as an exact number; 1.234,56 where the text has a decimal comma."""
    return Fraction(text.replace(".", "").replace(",", ".") if "," in text else text)


class Scenario:
    """Tables as rows of texts (blank: ''), parameters as exact numbers, the rulebooks in order."""

    def __init__(self, path):
        path = pathlib.Path(path)
        path = path / "scenario.yaml" if path.is_dir() else path
        self.tables, self.rulebooks, self.parameters = {}, [], {}
        chain = [(path, manifest(path))]
        while "extends" in chain[0][1]:
            base = (chain[0][0].parent / chain[0][1]["extends"]).resolve()
            base = base / "scenario.yaml" if base.is_dir() else base
            chain.insert(0, (base, manifest(base)))
        own = {}
        for place, keys in chain:
            for file in sorted((place.parent / "tables").glob("*.csv")):
                self.tables[file.stem] = self._rows(file)
            self.rulebooks = keys.get("rulebooks", self.rulebooks)
            self.school_year = keys.get("school_year", getattr(self, "school_year", None))
            own |= {name: Fraction(value) for name, value in dict(keys.get("parameters") or {}).items()}
        first = datetime.date(int(self.school_year[:4]), 8, 1).isoformat()
        self.parameters = parameters(self.rulebooks, first) | own
        for _, keys in chain:
            for change in keys.get("changes", []):
                self._change(change)
        self.schools, self.providers = self.by_id("schools"), self.by_id("providers")
        self.municipalities = self.by_id("municipalities")
        self.needs, self.offers, self.funds = self.by_id("needs"), self.by_id("offers"), self.by_id("funds")
        self.previous = {(row["school"], row["provider"]) for row in self.tables.get("previous", [])}
        self.locks = self.tables.get("locks", [])

    def by_id(self, table):
        return {row["id"]: row for row in self.tables.get(table, [])}

    @staticmethod
    def _rows(file):
        text = file.read_text(encoding="utf-8-sig")
        separator = ";" if ";" in text.splitlines()[0] else ","
        return [{GERMAN.get(name.lower(), name): cell.strip() for name, cell in row.items()}
                for row in csv.DictReader(io.StringIO(text), delimiter=separator)]

    def _change(self, change):
        """`set: table.row.column` and `remove: table.row`, as shipped scenarios use them."""
        target = (change.get("set") or change.get("remove") or "").split(".")
        rows = [row for row in self.tables.get(target[0], []) if row["id"] == target[1]]
        if len(rows) != 1:
            raise ValueError(f"a change that is not read: {change}")
        if "set" in change:
            rows[0][target[2]] = change["to"]
        else:
            self.tables[target[0]].remove(rows[0])
