# SPDX-License-Identifier: GPL-3.0-or-later
"""Regions cut out of a scenario of many, each a scenario of its own with its providers, needs and funds."""
import re
import shutil

from tables import read_csv, write_csv

SIZE = range(100, 320)


def cut(source, target, region):
    """The rows of one region, its rulebooks beside them, so that the folder stands alone."""
    tables = {path.stem: read_csv(path) for path in (source / "tables").glob("*.csv")}
    inside = {row["id"] for row in tables["municipalities"] if row["region"] == region}
    part = {"schools": [row for row in tables["schools"] if row["municipality"] in inside],
            "providers": [row for row in tables["providers"] if row["municipality"] in inside],
            "funds": [row for row in tables["funds"] if row["region"] == region],
            "municipalities": [row for row in tables["municipalities"] if row["id"] in inside],
            "regions": [row for row in tables["regions"] if row["id"] == region]}
    schools, providers = ({row["id"] for row in part[name]} for name in ("schools", "providers"))
    part["needs"] = [row for row in tables["needs"] if row["school"] in schools]
    part["offers"] = [row for row in tables["offers"] if row["provider"] in providers]
    part["previous"] = [row for row in tables["previous"] if row["school"] in schools and row["provider"] in providers]
    (target / "tables").mkdir(parents=True, exist_ok=True)
    for name, rows in part.items():
        if rows:
            write_csv(target / "tables" / f"{name}.csv", rows)
    manifest = (source / "scenario.yaml").read_text("utf-8")
    rules = source / re.search(r"^rules: *(.+)$", manifest, re.MULTILINE).group(1).strip()
    shutil.copytree(rules, target / "rules", dirs_exist_ok=True)
    manifest = re.sub(r"^scenario: .*$", f"scenario: region-{region}", manifest, flags=re.MULTILINE)
    manifest = re.sub(r"^rules: .*$", "rules: rules", manifest, flags=re.MULTILINE)
    (target / "scenario.yaml").write_text(manifest, "utf-8")
    return target


def chosen(source, number):
    """Regions of the size of a Kreis, spread over the table; others are left out."""
    municipalities = {row["id"]: row["region"] for row in read_csv(source / "tables" / "municipalities.csv")}
    homes = {row["id"]: municipalities[row["municipality"]] for row in read_csv(source / "tables" / "schools.csv")}
    counts = {}
    for row in read_csv(source / "tables" / "needs.csv"):
        counts[homes[row["school"]]] = counts.get(homes[row["school"]], 0) + 1
    fitting = sorted(region for region, count in counts.items() if count in SIZE)
    return fitting[:: max(1, len(fitting) // number)][:number]
