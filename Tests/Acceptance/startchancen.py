#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is in the Startchancen programme, school by school, against the official lists.

    startchancen.py BINARY DATA

DATA holds nrw-schulen-merged (register), nrw-schulen-2024-25 (official list of 21.05.2025), nrw-schulsozialindex and
nrw-kreise. A scenario of all schools is planned twice in a temporary folder: by the list (rulebook startchancen) and by the
line of the social index (rulebook startchancen-auswahl). Ends with 1 on any difference that is not expected.
"""
import csv, pathlib, shutil, subprocess, sys, tempfile

TYPES = {"Grundschule": "grundschule", "Hauptschule": "hauptschule", "Realschule": "realschule",
         "Sekundarschule": "sekundarschule", "Gesamtschule": "gesamtschule", "Gymnasium": "gymnasium",
         "PRIMUS-Schule": "primus", "Berufskolleg": "berufskolleg", "Freie Waldorfschule": "waldorfschule",
         "Weiterbildungskolleg": "weiterbildungskolleg", "Volksschule": "volksschule"}
GOAL = """rulebook: alle
goals:
  - {id: ALL, title: {de: Alle zugelassenen Schulen, en: Every school that may}, maximise: 1}
"""
RULES = pathlib.Path(__file__).resolve().parents[2] / "rules"


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, lines):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header] + lines)


def scenario(folder, programme, rulebooks, schools, index):
    """All schools with one need each, one offer, one fund for each region."""
    (folder / "tables").mkdir(parents=True)
    (folder / "rules").mkdir()
    for name in rulebooks[:-1]:
        shutil.copy(RULES / f"{name}.yaml", folder / "rules")
    (folder / "rules" / "alle.yaml").write_text(GOAL)
    (folder / "scenario.yaml").write_text(
        f"scenario: {programme}\nschool_year: 2025/26\nrulebooks: [{', '.join(rulebooks)}]\n"
        "tables: {needs: {columns: {authority_agrees: boolean}}}\nsolve: {time_limit: 300}\n")
    regions = sorted({(s["kreis_ags"], s["kreis"]) for s in schools})
    places = sorted({s["ags8"]: (s["ags8"], s["gemeinde"], s["kreis_ags"]) for s in schools}.values())
    tables = folder / "tables"
    write(tables / "regions.csv", ["id", "name"], regions)
    write(tables / "municipalities.csv", ["id", "name", "region"], places)
    # 46 schools have no official point; nothing here depends on where they are.
    write(tables / "schools.csv",
          ["id", "name", "type", "public", "municipality", "easting", "northing", "pupils", "social_index", "startchancen"],
          [[s["schulnummer"], s["name"], TYPES.get(s["schulform"], "foerderschule"),
            "true" if s["rechtsstatus"] == "Öffentlich" else "false", s["ags8"], s["utm_e"] or 400000,
            s["utm_n"] or 5700000, s["schueler_2024_25"], index.get(s["schulnummer"], ""),
            "true" if s["startchancen"] == "1" else "false"] for s in schools])
    write(tables / "needs.csv", ["id", "school", "kind", "field", "groups", "authority_agrees"],
          [["N" + s["schulnummer"], s["schulnummer"], "participation", "startchancen", 1, "true"] for s in schools])
    write(tables / "providers.csv", ["id", "name"], [["LAND", "Land NRW"]])
    write(tables / "offers.csv", ["id", "provider", "kind", "field", "capacity", "fee"],
          [["A1", "LAND", "participation", "startchancen", len(schools), "1.00"]])
    write(tables / "funds.csv", ["id", "programme", "region", "amount"],
          [["F" + ags, programme, ags, len(schools)] for ags, _ in regions])


def plan(binary, folder):
    """The schools of the plan; the plan must be proven the best."""
    out = folder / "out"
    subprocess.run([binary, "plan", str(folder), "--out", str(out), "--quiet"], check=True, stdout=subprocess.DEVNULL)
    assert '"status": "optimal"' in (out / "plan.json").read_text(), "the plan is not proven"
    return {row["school"] for row in rows(out / "allocations.csv")}


def main(binary, data):
    data = pathlib.Path(data)
    schools = rows(data / "nrw-schulen-merged" / "schulen_nrw.csv")
    listed = {r["Schulnummer"] for r in rows(data / "nrw-schulen-2024-25" / "schulverzeichnis_2024_25.csv")
              if r["Startchancen-Schule"] == "1"}
    index = {r["Schulnummer"]: r["Sozialindex"] for r in rows(data / "nrw-schulsozialindex" / "sozialindex_2025_26.csv")
             if r["Sozialindex"].isdigit()}
    expected = {r["ags"]: int(r["startchancen"]) for r in rows(data / "nrw-kreise" / "kreise_nrw.csv")}
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        scenario(folder / "list", "startchancen", ["base", "startchancen", "alle"], schools, index)
        by_list = plan(binary, folder / "list")
        scenario(folder / "line", "startchancen-auswahl", ["base", "startchancen-auswahl", "alle"], schools, index)
        by_line = plan(binary, folder / "line")
    faults = [f"{number}: in the plan {number in by_list}, on the list {number in listed}"
              for number in sorted(by_list ^ listed)]
    counts = {}
    for school in schools:
        counts.setdefault((school["kreis_ags"], school["kreis"]), []).append(school["schulnummer"] in by_list)
    for (ags, name), members in sorted(counts.items()):
        print(f"{ags} {name}: {sum(members)} of {len(members)}")
        if sum(members) != expected[ags]:
            faults.append(f"{ags}: {sum(members)} schools, expected {expected[ags]}")
    form = {s["schulnummer"]: s["schulform"] for s in schools}
    is_primary = lambda number: form[number] == "Grundschule"
    facts = {
        "schools on the list": (len(by_list), 920),
        "primary schools above the line": (sum(map(is_primary, by_line)), 622),
        "of them on the list": (sum(map(is_primary, by_line & listed)), 621),
        "secondary schools above the line": (sum(not is_primary(n) for n in by_line), 207),
        "of them on the list ": (sum(not is_primary(n) for n in by_line & listed), 202),
        "primary schools on the list below the line": (sum(map(is_primary, listed - by_line)), 11),
        "other schools on the list below the line": (sum(not is_primary(n) and n in index for n in listed - by_line), 2),
        "schools on the list without an index": (sum(n not in index for n in listed - by_line), 84),
    }
    for text, (found, wanted) in facts.items():
        print(f"{text}: {found}")
        if found != wanted:
            faults.append(f"{text.strip()}: {found}, expected {wanted}")
    print("\n".join(faults) or "every school as on the official list")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
