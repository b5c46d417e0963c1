# SPDX-License-Identifier: GPL-3.0-or-later
"""Small random scenarios with rules of every form; the same seed writes the same folder."""
import random

from tables import write_csv

FIELDS = ("theater", "musik")
SLOTS = ("mo", "di", "mi")


def write(folder, seed):
    """A scenario folder with its own rulebook."""
    chance = random.Random(seed)
    tables = tables_of(chance)
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    (folder / "rules").mkdir(exist_ok=True)
    for name, rows in tables.items():
        if rows:
            write_csv(folder / "tables" / f"{name}.csv", rows)
    declared = "tables:\n  applications: {columns: {rating: number}}\n" if tables["applications"] else ""
    (folder / "scenario.yaml").write_text(
        f"scenario: random-{seed}\nschool_year: 2026/27\nrulebooks: [rb]\nrules: rules\n{declared}", "utf-8")
    (folder / "rules" / "rb.yaml").write_text("\n".join(rulebook(chance, tables)) + "\n", "utf-8")


def tables_of(chance):
    coordinate = lambda low: low + 1000 * chance.randint(0, 9) + chance.choice((0, 0, 0, 321))
    schools = [{"id": f"S{i}", "name": f"Schule S{i}", "type": chance.choice(("grundschule", "gesamtschule")),
                "public": chance.choice(("true", "false")), "municipality": f"M{chance.randint(0, 1)}",
                "easting": coordinate(400000), "northing": coordinate(5700000),
                "pupils": chance.choice((100, 150, 200)),
                "social_index": chance.randint(1, 9), "startchancen": chance.choice(("true", "false")),
                "own_budget": chance.choice((0, 50, 133.32, 200, 500))} for i in range(chance.randint(1, 3))]
    providers = [{"id": f"P{i}", "name": f"Anbieter P{i}", "kind": "kuenstler",
                  "municipality": f"M{chance.randint(0, 1)}",
                  "easting": coordinate(400000), "northing": coordinate(5700000), "max_groups": chance.randint(1, 4),
                  "qualified": chance.choice(("true", "false"))} for i in range(chance.randint(1, 3))]
    needs = [{"id": f"B{i}", "school": chance.choice(schools)["id"], "kind": "project", "field": chance.choice(FIELDS),
              "groups": chance.choice((1, 1, 2, 2, 3)), "group_size": chance.choice((12, 20, 25, 30)),
              "units": chance.choice((20, 40)), "slots": slots(chance), "priority": chance.randint(1, 3)}
             for i in range(chance.randint(1, 4))]
    offers = [{"id": f"A{i}", "provider": chance.choice(providers)["id"], "kind": "project",
               "field": chance.choice(FIELDS), "units": chance.choice((20, 40)), "capacity": chance.randint(1, 4),
               "min_groups": chance.choice((1, 1, 1, 2, 3)), "fee": chance.choice((100, 250, 99.99, 333.33)),
               "materials": chance.choice((0, 0, 20, 0.01)), "radius_km": chance.choice((3, 5, 8, 12)),
               "slots": slots(chance)} for i in range(chance.randint(1, 4))]
    return {"regions": [{"id": "R0", "name": "Region R0", "kind": "Kreis"}],
            "municipalities": [{"id": f"M{i}", "name": f"Ort M{i}", "region": "R0", "population": 9000 + 10000 * i}
                               for i in range(2)],
            "schools": schools, "providers": providers, "needs": needs, "offers": offers,
            "funds": funds(chance), "previous": previous(chance, schools, providers),
            "applications": applications(chance, needs, offers), "locks": []} | {"locks": locks(chance, needs, offers)}


def slots(chance):
    return "|".join(sorted(chance.sample(SLOTS, chance.randint(1, 3))))


def funds(chance):
    amounts = (0, 100, 200, 333.33, 500, 700, 1000)
    return [{"id": f"T{i}", "programme": f"prog{i}", "region": "R0", "amount": chance.choice(amounts),
             "school_year": "2026/27"} for i in range(chance.choice((0, 1, 1, 2)))]


def previous(chance, schools, providers):
    pairs = [(s["id"], p["id"]) for s in schools for p in providers if chance.random() < 0.3]
    return [{"school": s, "provider": p, "groups": chance.randint(1, 2)} for s, p in pairs]


def applications(chance, needs, offers):
    if chance.random() < 0.6:
        return []
    pairs = [(n["id"], o["id"]) for n in needs for o in offers if chance.random() < 0.5]
    return [{"need": n, "offer": o, "rating": chance.choice((0, 1, 2, 60))} for n, o in pairs]


def locks(chance, needs, offers):
    if chance.random() < 0.7:
        return []
    pairs = chance.sample([(n["id"], o["id"]) for n in needs for o in offers], 1)
    return [{"need": n, "offer": o, "fund": "", "groups": chance.choice((0, 1, 1, 2)),
             "mode": chance.choice(("fix", "at_least", "at_most", "forbid")), "reason": "Beschluss", "decided_by": ""}
            for n, o in pairs]


SUMS = ("1", "1", "cost", "offer.fee", "km", "need.group_size", "cost / need.group_size", "offer.materials + 0.005",
        "need.group_size - 20", "need.priority", "round(km, 1)")
DISTINCT = ("offer.provider", "need.school", "need.field", "offer")
WHERES = ("need.school.public", "offer.provider.qualified", "need.priority >= 2", "need.school.social_index >= floor",
          "need.field == 'theater'", "need.units == 40 || offer.units == 20", "km > 4")
PERS = ("need.school", "offer.provider", "need.school.municipality", "need.field", "need.school.type", "offer", "need",
        "[need.school, offer.provider]", "[need.field, offer.provider]")
MATCHES = ("need.field == offer.field", "km <= offer.radius_km", "offer.units <= need.units",
           "need.slots.exists(s, s in offer.slots)", "need.group_size <= 25 || offer.units == 40",
           "!has(previous.groups)", "need.school.social_index >= floor - 3",
           "cost <= most_cost")
GOALS = ("1", "need.priority == 3 ? 4 : need.priority", "cost", "km", "need.group_size - 20", "offer.fee",
         "has(previous.groups) ? 2 : 0", "(need.school.social_index >= floor ? 1 : 0) + 0.5",
         "(has(previous.groups) ? p : 0) - 0.1 * km", "need.school.pupils / 7", "min(cost * share, 200)")


def rulebook(chance, tables):
    yield from ("rulebook: rb", "title: {de: Zufall, en: Random}", "parameters:",
                f"  - {{name: floor, value: {chance.randint(3, 6)}}}",
                f"  - {{name: share, value: {chance.choice((0.25, 0.5, 0.333))}}}",
                f"  - {{name: p, value: {chance.choice((0.1, 1.5, 2))}}}",
                f"  - {{name: most_cost, value: {chance.choice((120, 260, 400))}}}", "match:")
    for at, when in enumerate(chance.sample(MATCHES, chance.randint(1, 3)), 1):
        yield from match(chance, f"X-{at}", when)
    yield from ("compute:", "  km: distance_km(need.school, offer.provider)", "  cost: offer.fee + offer.materials")
    if tables["funds"]:
        yield "  funded: cost * share"
    goals = [f"G-{i}" for i in range(1, chance.randint(1, 3) + 1)]
    yield "limits:"
    for rule in basic(tables):
        yield from rule
    for at in range(1, chance.randint(1, 3) + 1):
        yield from limit(chance, f"L-{at}", goals)
    yield "goals:"
    for goal in goals:
        yield from goal_of(chance, goal, tables)


def match(chance, name, when):
    form = chance.random()
    yield f"  - id: {name}"
    yield f"    title: {{de: {name}, en: {name}}}"
    if form < 0.8:
        yield f'    when: "{when}"'
    else:
        other = chance.choice(MATCHES)
        yield f"    {'any' if form < 0.9 else 'all'}:"
        for part, text in (("a", when), ("b", other)):
            yield f'      - {{id: {name}{part}, when: "{text}", else: {{de: "nein", en: "no"}}}}'
    yield f'    else: {{de: "nein {name}", en: "no {name}"}}'


def basic(tables):
    yield rule("L-01", "sum: 1", "per: need", "at_most: need.groups")
    yield rule("L-02", "sum: 1", "per: offer", "at_most: offer.capacity")
    if tables["funds"]:
        yield rule("L-04", "sum: funded", "per: fund", "at_most: fund.amount")


def rule(name, *lines):
    head = [f"  - id: {name}", f"    title: {{de: Grenze {name}, en: Limit {name}}}"]
    return head + [f"    {line}" for line in lines]


def limit(chance, name, goals):
    is_distinct = chance.random() < 0.2
    what = chance.choice(DISTINCT if is_distinct else SUMS)
    lines = [f"distinct: {what}" if is_distinct else f'sum: "{what}"']
    if chance.random() < 0.5:
        lines.append(f'where: "{chance.choice(WHERES)}"')
    per = chance.choice(PERS) if chance.random() < 0.7 else None
    if per:
        lines.append(f"per: {per}")
    kind = chance.choice(("at_most", "at_most", "at_least", "exactly", "zero_or_at_least", "at_most_share",
                          "at_least_share"))
    if kind == "zero_or_at_least" and "-" in what:
        lines[0], what = 'sum: "1"', "1"
    lines.append(f"{kind}: {bound(chance, kind, what, per)}")
    is_soft = chance.random() < (0.8 if kind in ("at_least", "exactly") else 0.3)
    if is_soft:
        lines.append(f"soft: {{goal: {chance.choice(goals)}, penalty: {chance.choice((0, 0.1, 1, 2.25, 10))}}}")
    yield from rule(name, *lines)


def bound(chance, kind, what, per):
    if kind.endswith("share"):
        return chance.choice(("share", "0.25", "0.5", "1 / 3", "1"))
    if kind == "at_most" and per == "need.school" and what == "cost":
        return "need.school.own_budget"
    if kind == "at_most" and per == "offer.provider" and what == "1":
        return "offer.provider.max_groups"
    if kind == "zero_or_at_least" and per == "offer" and what == "1":
        return "offer.min_groups"
    if "cost" in what and "/" not in what or "fee" in what:
        return chance.choice((100, 133.33, 300, 500, 666.66))
    return chance.choice((0, 1, 2, 3) if what in DISTINCT or what in ("1", "need.priority")
                         else (0, 2, 7.5, 12.5, 20, 60))


def goal_of(chance, name, tables):
    form = chance.random()
    yield f"  - id: {name}"
    yield f"    title: {{de: Ziel {name}, en: Goal {name}}}"
    sense = chance.choice(("maximise", "maximise", "minimise"))
    if form < 0.66:
        yield f'    {sense}: "{chance.choice(GOALS)}"'
    elif form < 0.77:
        yield "    maximise: {lowest: 1, of: need.school.pupils / 100, per: need.school}"
    elif form < 0.9 or not tables["previous"]:
        yield f"    {sense}: {{distinct: {chance.choice(DISTINCT)}, per: {chance.choice(PERS[:4])}}}"
    else:
        yield "    minimise: {changes_from: previous}"
    if chance.random() < 0.15:
        yield f"    tolerance: {chance.choice((0.05, 0.25))}"
