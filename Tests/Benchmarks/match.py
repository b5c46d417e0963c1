#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Candidates per second of Bildungsnetz beside DuckDB, which runs the same join as SQL, in one run.

usage: match.py PROGRAM SCENARIO [RUNS]      needs: pip install duckdb

The SQL says the match rules of the scenario's rulebooks base, kultur-und-schule, kulturrucksack, startchancen and
kommune by hand; it holds for scenarios with these rulebooks only. Both sides are timed after loading and use all
cores; the number of candidates must be the same, or the comparison is void and the exit code 1.
"""
import json
import pathlib
import subprocess
import sys
import time

TABLES = ["municipalities", "schools", "needs", "providers", "offers", "funds"]
SQL = """
select count(*) from (
  select n.id, o.id, f.id
  from needs n join schools s on n.school = s.id join municipalities m on s.municipality = m.id
  join offers o on n.field = o.field and n.kind = o.kind join providers p on o.provider = p.id
  join funds f on f.region = m.region
  where o.age_from <= n.age_from and n.age_to <= o.age_to and o.group_min <= n.group_size and n.group_size <= o.group_max
    and sqrt(power(s.easting - p.easting, 2) + power(s.northing - p.northing, 2)) / 1000 <= o.radius_km
    and list_contains(o.school_types, s.type) and list_has_any(n.slots, o.slots)
    and (n.setting = 'any' or o.setting = 'any' or n.setting = o.setting) and o.units <= n.units
    and (f.programme <> 'kultur-und-schule' or (n.kind = 'project' and n.setting <> 'lesson' and s.public and p.qualified
         and o.fee + o.materials <= 4200 * o.artists))
    and (f.programme <> 'kulturrucksack' or (n.age_from >= 10 and n.age_to <= 14 and n.kind = 'project'
         and n.setting <> 'lesson' and o.fee + o.materials <= 2000))
    and (f.programme <> 'startchancen' or s.startchancen)
    and (f.programme <> 'kommune' or n.kind in ('visit', 'training'))
) candidates
"""
LISTS = {"needs": ["slots"], "offers": ["slots", "school_types"]}


def duck(scenario, runs):
    import duckdb

    connection = duckdb.connect()
    for table in TABLES:
        path = pathlib.Path(scenario) / "tables" / f"{table}.csv"
        header = path.open(encoding="utf-8").readline().strip().split(",")
        texts = {c: "VARCHAR" for c in ("id", "school", "provider", "municipality", "region") if c in header}
        connection.execute(f"create table {table} as select * from read_csv('{path}', header=true, types={texts})")
        for column in LISTS.get(table, []):
            connection.execute(f"alter table {table} alter {column} type varchar[] using string_split({column}, '|')")
    best, count = float("inf"), 0
    for _ in range(runs):
        start = time.perf_counter()
        count = connection.execute(SQL).fetchone()[0]
        best = min(best, time.perf_counter() - start)
    return count, best


def own(program, scenario, runs):
    best, result = float("inf"), None
    for _ in range(runs):
        run = subprocess.run([program, "check", scenario, "--timings", "--quiet"], capture_output=True, text=True, check=True)
        result = json.loads(run.stderr.strip().splitlines()[-1])
        best = min(best, result["match_seconds"])
    return result, best


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, scenario = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    result, seconds = own(program, scenario, runs)
    count, duck_seconds = duck(scenario, runs)
    print(f"{'':14}{'candidates':>12}{'seconds':>10}{'per second':>14}")
    print(f"{'Bildungsnetz':14}{result['candidates']:>12,}{seconds:>10.3f}{result['candidates'] / seconds:>14,.0f}")
    print(f"{'DuckDB':14}{count:>12,}{duck_seconds:>10.3f}{count / duck_seconds:>14,.0f}")
    print(f"ratio {seconds / duck_seconds:.2f} of DuckDB's time; peak memory of the whole run {result['peak_megabytes']} MB")
    sys.exit(0 if count == result["candidates"] else "the candidates differ: nothing can be compared")


if __name__ == "__main__":
    main()
