# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario as it is read from its folder: the chain of manifests, their changes, tables, rulebooks and parameters."""
import datetime
import pathlib

import yaml_reader
from rulebooks import Rulebook
from tables import Tables, declared_type, read_csv


class Scenario:
    """What a folder (or a manifest) says, all changes applied.

    - `tables`: typed rows,
    - `rulebooks`: in the order of the manifest,
    - `overrides`: parameter name -> text as a manifest gives it.
    """

    def __init__(self, path, shipped):
        self.path = pathlib.Path(path)
        self.shipped = pathlib.Path(shipped)
        self.chain = list(self._chain(self._manifest_path(self.path)))
        self.year = self._last("school_year")
        self.day = datetime.date(int(str(self.year)[:4]), 8, 1)
        self.overrides, self.dropped = {}, set()
        raw, declared = self._raw()
        for _, manifest in self.chain:
            self.overrides.update(manifest.get("parameters") or {})
            for change in manifest.get("changes") or []:
                self._apply(change, raw)
        self.tables = Tables(raw, declared)
        self.rulebooks = [self._rulebook(name) for name in self._last("rulebooks")]

    @staticmethod
    def _manifest_path(path):
        return path / "scenario.yaml" if path.is_dir() else path

    def _chain(self, path):
        """(folder, manifest), the base first."""
        manifest = yaml_reader.read(path)
        if manifest.get("extends"):
            yield from self._chain(self._manifest_path(path.parent / manifest["extends"]))
        yield path.parent, manifest

    def _last(self, key):
        return next(manifest[key] for _, manifest in reversed(self.chain) if manifest.get(key))

    def _raw(self):
        raw, declared = {}, {}
        for folder, manifest in self.chain:
            for path in sorted((folder / "tables").glob("*.csv")):
                raw[path.stem] = read_csv(path)
            for name, spec in (manifest.get("tables") or {}).items():
                columns = spec.get("columns") or {}
                declared.setdefault(name, {}).update({c: declared_type(t) for c, t in columns.items()})
        return raw, declared

    def _apply(self, change, raw):
        if "set" in change:
            table, key, column = change["set"].split(".", 2)
            for row in raw[table]:
                if row.get("id") == key:
                    row[column] = "" if change["to"] is None else str(change["to"])
        elif "remove" in change:
            table, key = change["remove"].split(".", 1)
            self._remove(raw, table, key)
        elif "drop_rule" in change:
            self.dropped.add(change["drop_rule"])
        else:
            raise ValueError(f"a change beyond this reader: {change}")

    @staticmethod
    def _remove(raw, table, key):
        """A row goes with all that refer to it."""
        from tables import STANDARD
        raw[table] = [row for row in raw[table] if row.get("id") != key]
        for name, columns in STANDARD.items():
            for column, kind in columns.items():
                refers = kind == (table,) or name == "locks" and column + "s" == table
                gone = [row for row in raw.get(name, []) if refers and row.get(column) == key]
                for row in gone:
                    if row.get("id"):
                        Scenario._remove(raw, name, row["id"])
                if gone and name in ("applications", "previous", "locks"):
                    raw[name] = [row for row in raw[name] if row not in gone]

    def _rulebook(self, name):
        folders = [folder / manifest["rules"] for folder, manifest in reversed(self.chain) if manifest.get("rules")]
        folders += [folder / "rules" for folder, _ in reversed(self.chain)] + [pathlib.Path("rules"), self.shipped]
        path = next(folder / f"{name}.yaml" for folder in folders if (folder / f"{name}.yaml").is_file())
        return Rulebook(yaml_reader.read(path), path, self.day, self.overrides, self.dropped)
