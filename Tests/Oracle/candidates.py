# SPDX-License-Identifier: GPL-3.0-or-later
"""Which (need, offer, fund) pass every match rule, found by asking all of them."""
import expressions
from evaluation import Candidate, NoValue, joined


class Joined:
    """The candidates of a scenario, sorted by need, offer and fund, and who breaks which rules.

    - `found`: the candidates, each a ``Candidate``,
    - `broken(need, offer, fund)`: ids of the match rules that do not hold.
    """

    def __init__(self, scenario, lifted=frozenset(), keep=None):
        """`lifted`: ids of match rules that do not count; `keep`: the pairs they are lifted for."""
        self.scenario, self.tables, self.books = scenario, scenario.tables, scenario.rulebooks
        self.lifted, self.keep = lifted, keep
        self.computed = {}
        for book in self.books:
            for name, tree in book.compute.items():
                self.computed.setdefault(name, []).append(tree)
        self.previous = {(row.cells["school"].id, row.cells["provider"].id): row for row in self.tables["previous"]}
        self.applications = {(row.cells["need"].id, row.cells["offer"].id): row for row in self.tables["applications"]}
        self.early = [r for b in self.books if b.applies is None for r in b.match if not self._sees_fund(r)]
        self.funds = self.tables["funds"] if self.tables.has("funds") else [None]
        self.found = [c for need in self._sorted("needs") for offer in self._sorted("offers")
                      for c in self._of(need, offer)]

    def _sorted(self, table):
        return sorted(self.tables[table], key=lambda row: row.id)

    def _sees_fund(self, rule):
        return any("fund" in self._roots(part.when) for part in leaves(rule))

    def _roots(self, tree, seen=frozenset()):
        found = expressions.names(tree)
        for name in found & self.computed.keys() - seen:
            found = found.union(*(self._roots(other, seen | {name}) for other in self.computed[name]))
        return found

    def candidate(self, need, offer, fund):
        pair = (need.cells["school"].id, offer.cells["provider"].id)
        rows = {"need": need, "offer": offer, "fund": fund, "previous": self.previous.get(pair),
                "application": self.applications.get((need.id, offer.id))}
        return Candidate(rows, self.books)

    def _of(self, need, offer):
        lifted = self.lifted if self.keep and (need.id, offer.id) in self.keep else frozenset()
        bare = self.candidate(need, offer, None)
        if not all(rule.id in lifted or self._may(rule, bare) for rule in self.early):
            return
        for fund in sorted(self.funds, key=lambda row: row.id if row else ""):
            candidate = self.candidate(need, offer, fund)
            if all(rule.id in lifted or holds(rule, candidate) for rule in rules_of(candidate)):
                yield candidate

    @staticmethod
    def _may(rule, candidate):
        try:
            return holds(rule, candidate)
        except NoValue:
            return True

    def broken(self, need, offer, fund):
        rows = [self.tables.find(table, key) for table, key in (("needs", need), ("offers", offer), ("funds", fund))]
        candidate = self.candidate(*rows)
        return [rule.id for rule in rules_of(candidate) if not holds(rule, candidate)]


def rules_of(candidate):
    return [rule for book in candidate.applying() for rule in book.match]


def leaves(rule):
    return [rule] if rule.form == "when" else [leaf for part in rule.parts for leaf in leaves(part)]


def holds(rule, candidate):
    if rule.form == "when":
        return candidate.value(rule.when, rule.book)
    return joined(rule.form == "any", rule.parts, lambda part: holds(part, candidate))
