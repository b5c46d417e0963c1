# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario with one number changed, as the folder would be written: a cell, a parameter, a number in a rule."""
import re
import shutil

from claim import decimal
from highs import Undecided
from model import Model
from scenario import Scenario


def changed_by_lever(case, lever, value):
    """The model of the scenario with the lever's number changed."""
    if lever["kind"] == "cell":
        folder = case.variant([{"set": lever["target"], "to": value}])
    elif lever["kind"] == "parameter":
        folder = case.variant(parameters={lever["target"].split(".")[-1]: value})
    else:
        folder = with_literal(case, lever, value)
    return Model(Scenario(folder, case.shipped))


def with_literal(case, lever, value):
    """A copy of the folder in whose rulebook another number stands at the place."""
    file, line, column = re.match(r"(.*):(\d+):(\d+)$", lever["place"]).groups()
    target = case.folder.parent / (case.folder.name + "-literal")
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(case.folder, target)
    path = target / "rules" / file.rsplit("/", 1)[-1]
    if not path.is_file():
        raise Undecided(f"no rulebook at {file}")
    lines = path.read_text("utf-8").split("\n")
    text, at = lines[int(line) - 1], int(column) - 1
    found = re.compile(r"\d+(\.\d+)?").match(text, at)
    if not found or abs(float(found.group()) - float(lever["before"])) > 1e-9:
        raise Undecided(f"no number at {lever['place']}")
    lines[int(line) - 1] = text[:at] + decimal(value) + text[found.end():]
    path.write_text("\n".join(lines), "utf-8")
    return target
