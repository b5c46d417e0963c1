#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Candidates per second of Bildungsnetz beside DuckDB, which runs the same join as SQL, in one run.

usage: match.py PROGRAM SCENARIO [RUNS]      needs: pip install duckdb (`make bench-match` does it)

The SQL says the match rules of the rulebooks base, kultur-und-schule, kulturrucksack, startchancen and kommune by hand,
so it holds for scenarios with these rulebooks (and region, which has none) only. Both sides are timed after loading, as
the best of RUNS (3), with their own default of threads; DuckDB only counts, Bildungsnetz keeps every candidate. Then both
write all candidates, and if the sets differ the comparison is void: exit code 1.

Memory is that of Bildungsnetz, as `check --timings` tells it: "held" is how much more of the heap is in use after matching
than before, in glibc's account (the candidates, and nothing given back in between); "peak" is the most memory that the
process has had resident until matching ended, the tables included. "allocated" is all that matching asked of the heap,
freed or not, counted by allocations.c in a run of its own, which needs a C compiler.
"""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

TABLES = ["municipalities", "schools", "needs", "providers", "offers", "funds"]
RULEBOOKS = {"base", "kultur-und-schule", "kulturrucksack", "startchancen", "kommune", "region"}
SQL = """
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
"""
LISTS = {"needs": ["slots"], "offers": ["slots", "school_types"]}


def check_input(scenario):
    """Ends with a sentence where something is missing, before anything is measured."""
    try:
        import duckdb  # noqa: F401
    except ImportError:
        sys.exit("DuckDB is missing: pip install duckdb (in a venv), or run `make bench-match`, which does so")
    folder = pathlib.Path(scenario)
    missing = [str(path) for path in [folder / "scenario.yaml", *(folder / "tables" / f"{t}.csv" for t in TABLES)]
               if not path.is_file()]
    if missing:
        sys.exit(f"not a scenario that can be compared, missing: {', '.join(missing)}\n"
                 "name another with: make bench-match MATCH=folder")
    line = next((l for l in (folder / "scenario.yaml").read_text("utf-8").splitlines() if l.startswith("rulebooks:")), "")
    named = {name.strip() for name in line.removeprefix("rulebooks:").strip(" []").split(",")}
    if named != RULEBOOKS:
        sys.exit(f"the SQL is written for the rulebooks {sorted(RULEBOOKS)}, the scenario has {sorted(named)}")


def duck(scenario, runs):
    """The candidates, the seconds of the fastest count and the number of threads."""
    import duckdb

    connection = duckdb.connect()
    for table in TABLES:
        path = pathlib.Path(scenario) / "tables" / f"{table}.csv"
        header = path.open(encoding="utf-8").readline().strip().split(",")
        texts = {c: "VARCHAR" for c in ("id", "school", "provider", "municipality", "region") if c in header}
        connection.execute(f"create table {table} as select * from read_csv('{path}', header=true, types={texts})")
        for column in LISTS.get(table, []):
            connection.execute(f"alter table {table} alter {column} type varchar[] using string_split({column}, '|')")
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        connection.execute(f"select count(*) from ({SQL}) candidates").fetchone()
        best = min(best, time.perf_counter() - start)
    threads = connection.execute("select current_setting('threads')").fetchone()[0]
    return connection.execute(SQL).fetchall(), best, threads


def own(program, scenario, runs):
    """The candidates and the measures of the fastest run."""
    best = None
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "candidates.csv"
        for index in range(runs):
            command = [program, "check", scenario, "--timings", "--quiet"]
            if index == 0:
                command += ["--write-candidates", str(path)]
            run = subprocess.run(command, capture_output=True, text=True)
            if run.returncode != 0:
                sys.exit(f"`{' '.join(command)}` ended with {run.returncode}:\n{run.stderr}")
            result = json.loads(run.stderr.strip().splitlines()[-1])
            if best is None or result["match_seconds"] < best["match_seconds"]:
                best = result
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
    return [tuple(row) for row in rows], best


def allocated(program, scenario):
    """What matching asked of the heap, as a sentence."""
    compiler = next((name for name in ("cc", "clang", "gcc") if shutil.which(name)), None)
    if compiler is None:
        return "allocated: not counted, there is no C compiler (cc, clang, gcc)"
    source = pathlib.Path(__file__).parent.parent / "AllocationCount" / "allocations.c"
    with tempfile.TemporaryDirectory() as folder:
        library = pathlib.Path(folder) / "allocations.so"
        build = subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(source),
                                "-I", str(source.parent / "include")],
                               capture_output=True, text=True)
        if build.returncode != 0:
            return f"allocated: not counted, {compiler} failed: {build.stderr.strip()}"
        run = subprocess.run([program, "check", scenario, "--timings", "--quiet"], capture_output=True, text=True,
                             env={**os.environ, "LD_PRELOAD": str(library)})
    if run.returncode != 0:
        sys.exit(f"`check` with the counter of allocations ended with {run.returncode}:\n{run.stderr}")
    result = json.loads(run.stderr.strip().splitlines()[-1])
    if "match_allocated_bytes" not in result:
        return "allocated: not counted, the counter was not loaded"
    return f"allocated: {result['match_allocated_bytes']:,} bytes in {result['match_allocations']:,} allocations"


def compare(own_rows, duck_rows):
    """Ends with an example unless both have the same candidates, each once."""
    ours, theirs = set(own_rows), set(duck_rows)
    if ours == theirs and len(ours) == len(own_rows) == len(duck_rows) and ours:
        return
    example = next(iter(sorted(ours ^ theirs)), "a candidate is there twice, or there is none")
    sys.exit(f"the candidates differ ({len(own_rows):,} and {len(duck_rows):,}), so nothing can be compared: {example}")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    program, scenario = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    check_input(scenario)
    own_rows, result = own(program, scenario, runs)
    duck_rows, duck_seconds, duck_threads = duck(scenario, runs)
    compare(own_rows, duck_rows)
    seconds, count = result["match_seconds"], len(own_rows)
    print(f"{'':14}{'candidates':>12}{'seconds':>10}{'per second':>14}{'threads':>9}")
    print(f"{'Bildungsnetz':14}{count:>12,}{seconds:>10.3f}{count / seconds:>14,.0f}{result['threads']:>9}")
    print(f"{'DuckDB':14}{count:>12,}{duck_seconds:>10.3f}{count / duck_seconds:>14,.0f}{duck_threads:>9}")
    print(f"ratio {seconds / duck_seconds:.3f} of DuckDB's time; both found the same candidates")
    print(f"memory: {result['match_held_bytes']:,} bytes held by the result of matching, "
          f"{result['load_peak_megabytes']} MB peak before matching, {result['match_peak_megabytes']} MB after")
    print(allocated(program, scenario))
    print(f"work: {result['keyed_pairs']:,} pairs with equal keys, {result['visited_pairs']:,} looked at, "
          f"{result['evaluations']:,} evaluations of conditions")


if __name__ == "__main__":
    main()
