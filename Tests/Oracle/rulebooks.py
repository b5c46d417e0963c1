# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms of a rulebook: parameters, match rules, computed names, limits, goals."""
import datetime
import re

import expressions
from tables import number
from yaml_reader import Quoted

BOUNDS = ("at_most", "at_least", "exactly", "zero_or_at_least", "at_most_share", "at_least_share")


class Rulebook:
    """A rulebook with its expressions parsed and the parameters that hold on a day."""

    def __init__(self, data, path, day, overrides, dropped):
        self.name, self.path, self.data = data["rulebook"], path, data
        self.applies = parsed(data.get("applies"))
        self.parameters = {}
        for entry in data.get("parameters") or []:
            if _holds(entry, day):
                self.parameters[entry["name"]] = constant(overrides.get(entry["name"], entry["value"]))
        self.compute = {name: parsed(text) for name, text in (data.get("compute") or {}).items()}
        self.match = [Match(rule, self) for rule in data.get("match") or [] if rule["id"] not in dropped]
        self.limits = [Limit(rule, self) for rule in data.get("limits") or [] if rule["id"] not in dropped]
        self.goals = [Goal(rule, self) for rule in data.get("goals") or [] if rule["id"] not in dropped]


class Match:
    """`when`, or `all`/`any` of rules of the same shape."""

    def __init__(self, rule, book):
        self.id, self.book = rule["id"], book
        self.when = parsed(rule.get("when"))
        self.form = "all" if "all" in rule else "any" if "any" in rule else "when"
        self.parts = [Match(part, book) for part in rule.get(self.form) or []] if self.form != "when" else []


class Limit:
    """One aggregate, one bound, `where`, `per`, and what a breach costs if it is soft."""

    def __init__(self, rule, book):
        self.id, self.book = rule["id"], book
        self.is_distinct = "distinct" in rule
        self.sum = parsed(rule["distinct"] if self.is_distinct else rule["sum"])
        self.where = parsed(rule.get("where"))
        per = rule.get("per") or []
        self.per = [parsed(path) for path in (per if isinstance(per, list) else [per])]
        self.kind = next(bound for bound in BOUNDS if bound in rule)
        self.bound = parsed(rule[self.kind])
        soft = rule.get("soft")
        self.soft = soft and (soft["goal"], number(soft["penalty"]))
        self.is_negotiable = rule.get("negotiable") != "false"


class Goal:
    """`form` is sum, lowest, distinct or changes; `sign` 1 to maximise, -1 to minimise."""

    def __init__(self, rule, book):
        self.id, self.book = rule["id"], book
        self.sign = 1 if "maximise" in rule else -1
        what = rule.get("maximise", rule.get("minimise"))
        self.tolerance = number(rule.get("tolerance") or 0)
        self.per = self.of = self.term = None
        if not isinstance(what, dict):
            self.form, self.term = "sum", parsed(what)
        elif "changes_from" in what:
            self.form = "changes"
        else:
            self.form = "lowest" if "lowest" in what else "distinct"
            self.term = parsed(what[self.form])
            self.per = parsed(what.get("per"))
            self.of = parsed(what.get("of"))


def parsed(text):
    return None if text is None else expressions.parse(str(text))


def constant(text):
    """The value of a parameter."""
    if isinstance(text, Quoted):
        return str(text)
    if text in ("true", "false"):
        return text == "true"
    try:
        return number(text)
    except ValueError:
        return str(text)


def _day(text):
    german = re.match(r"(\d+)\.(\d+)\.(\d{4})$", text)
    return datetime.date(*map(int, reversed(german.groups()))) if german else datetime.date.fromisoformat(text)


def _holds(entry, day):
    return not (entry.get("from") and _day(entry["from"]) > day or entry.get("until") and _day(entry["until"]) < day)
