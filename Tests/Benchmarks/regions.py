#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts a scenario of many regions into one scenario for each region.

usage: regions.py SCENARIO FOLDER [--neighbours] [REGION …]

A region keeps its municipalities, schools, needs, funds, last year's co-operations and the providers that sit in it with
their offers; with `--neighbours` also the offers from elsewhere that reach one of its schools, three to six times as many
candidates. An offer keeps its whole capacity, as if the region were alone: the cuts are problems of their own, not
parts of the whole one. Rulebooks, parameters and school year stay.
"""
import csv
import math
import os
import pathlib
import sys


def read(folder, table):
    path = folder / "tables" / f"{table}.csv"
    if not path.is_file():
        sys.exit(f"no table at {path}")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Cutter:
    """The tables of the whole, and what is written of them for one region."""

    def __init__(self, scenario, with_neighbours=False):
        self.folder, self.with_neighbours = pathlib.Path(scenario), with_neighbours
        names = ("regions", "municipalities", "schools", "needs", "providers", "offers", "funds", "previous")
        self.tables = {name: read(self.folder, name) for name in names}
        self.headers = {name: list(rows[0]) for name, rows in self.tables.items() if rows}
        self.manifest = (self.folder / "scenario.yaml").read_text("utf-8").splitlines()

    @property
    def regions(self):
        return [row["id"] for row in self.tables["regions"]]

    def cut(self, region):
        """The rows of a region, by table."""
        part = {"regions": [r for r in self.tables["regions"] if r["id"] == region]}
        inside = {m["id"] for m in self.tables["municipalities"] if m["region"] == region}
        part["schools"] = [s for s in self.tables["schools"] if s["municipality"] in inside]
        ids = {s["id"] for s in part["schools"]}
        part["needs"] = [n for n in self.tables["needs"] if n["school"] in ids]
        part["funds"] = [f for f in self.tables["funds"] if f["region"] == region]
        part["offers"] = self._offers(inside, part["schools"])
        used = {o["provider"] for o in part["offers"]}
        part["providers"] = [p for p in self.tables["providers"] if p["id"] in used]
        part["previous"] = [p for p in self.tables["previous"] if p["school"] in ids and p["provider"] in used]
        # Providers sit in municipalities of other regions too; those stay as places, with their regions.
        homes = inside | {p["municipality"] for p in part["providers"] if p["municipality"]}
        part["municipalities"] = [m for m in self.tables["municipalities"] if m["id"] in homes]
        named = {m["region"] for m in part["municipalities"]}
        part["regions"] = [r for r in self.tables["regions"] if r["id"] in named]
        return part

    def _offers(self, inside, schools):
        if not self.with_neighbours:
            home = {p["id"] for p in self.tables["providers"] if p["municipality"] in inside}
            return [o for o in self.tables["offers"] if o["provider"] in home]
        places = [(float(s["easting"]), float(s["northing"])) for s in schools]
        distances = {p["id"]: self._distance(p, places) for p in self.tables["providers"]}
        return [o for o in self.tables["offers"] if distances[o["provider"]] <= float(o["radius_km"])]

    @staticmethod
    def _distance(provider, places):
        """Kilometres to the nearest school."""
        x, y = float(provider["easting"]), float(provider["northing"])
        return min((math.hypot(x - a, y - b) / 1000 for a, b in places), default=math.inf)

    def write(self, region, folder):
        """One scenario folder for a region; its path."""
        path = folder / region
        (path / "tables").mkdir(parents=True, exist_ok=True)
        for name, rows in self.cut(region).items():
            with (path / "tables" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, self.headers[name], lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        (path / "scenario.yaml").write_text("\n".join(self._manifest(region, path)) + "\n", "utf-8")
        return path

    def _manifest(self, region, path):
        """The scenario's lines with its own name and with the folder of rules as seen from the new place."""
        for line in self.manifest:
            key, _, value = line.partition(":")
            if key == "scenario":
                yield f"scenario: region-{region}"
            elif key == "title":
                yield f'title: {{de: "Region {region}", en: "Region {region}"}}'
            elif key == "rules":
                target = (self.folder / value.strip()).resolve()
                yield f"rules: {os.path.relpath(target, path.resolve())}"
            else:
                yield line


def main():
    words = [word for word in sys.argv[1:] if word != "--neighbours"]
    if len(words) < 2:
        sys.exit(__doc__)
    cutter, folder = Cutter(words[0], "--neighbours" in sys.argv), pathlib.Path(words[1])
    regions = words[2:] or cutter.regions
    unknown = sorted(set(regions) - set(cutter.regions))
    if unknown:
        sys.exit(f"no region {', '.join(unknown)} in {words[0]}; there are {', '.join(cutter.regions)}")
    for region in regions:
        print(cutter.write(region, folder))


if __name__ == "__main__":
    main()
