# SPDX-License-Identifier: GPL-3.0-or-later
# The commands of this project. `make plan` and `make test` do all the set-up themselves.

SWIFT ?= swift
SCENARIO ?= scenarios/musterkreis
BINARY := .build/release/bildungsnetz
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: plan test test-release build install uninstall release setup bench bench-match bench-regions bench-gap fuzz acceptance causes oracle check-exports sweep-kill sweep-slurm lint format clean

# Builds the release, plans a scenario and, where it has an agreement, writes a proposal: make plan SCENARIO=scenarios/winzling
plan: release
	$(BINARY) plan $(SCENARIO) --out out/$(notdir $(SCENARIO))
	@if [ -e $(SCENARIO)/network.yaml ]; then \
		$(BINARY) propose out/$(notdir $(SCENARIO)) --for steering --out out/$(notdir $(SCENARIO)); \
	fi

test: setup
	$(SWIFT) test

# The same on the optimised program, its internals open to the tests: longer to build, but the tests take half a minute.
test-release: setup
	$(SWIFT) test -c release -Xswiftc -enable-testing

build: setup
	$(SWIFT) build

# The program and what it looks up beside itself, for the own user or with PREFIX=/usr/local for all: make install
PREFIX ?= $(HOME)/.local
SHARE := $(DESTDIR)$(PREFIX)/share/bildungsnetz
SHIPPED := rules calendars templates schemas data scenarios
# Administrator rights only where the folder asks for them.
AS := $(shell folder="$(DESTDIR)$(PREFIX)"; while [ ! -e "$$folder" ]; do folder=$$(dirname "$$folder"); done; [ -w "$$folder" ] || echo $(SUDO))

install: release
	$(AS) rm -rf "$(SHARE)"
	$(AS) install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)"
	$(AS) install -m 755 "$(BINARY)" "$(DESTDIR)$(PREFIX)/bin/bildungsnetz"
	$(AS) cp -R $(SHIPPED) "$(SHARE)/"
	@case ":$$PATH:" in *":$(PREFIX)/bin:"*) ;; *) echo 'not on the PATH yet: export PATH="$(PREFIX)/bin:$$PATH"';; esac

uninstall:
	$(AS) rm -rf "$(DESTDIR)$(PREFIX)/bin/bildungsnetz" "$(SHARE)"

release: setup
	$(SWIFT) build -c release --product bildungsnetz

# GLPK and SQLite with their headers, where they are missing.
setup:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.3 is needed: https://www.swift.org/install"; exit 1; }
	@missing=; for pair in glpk.h:libglpk-dev sqlite3.h:libsqlite3-dev; do \
		header=$${pair%%:*}; \
		test -e /usr/include/$$header -o -e /usr/local/include/$$header || missing="$$missing $${pair##*:}"; \
	done; \
	if [ -n "$$missing" ]; then \
		command -v apt-get >/dev/null || { echo "GLPK 5.0 and SQLite 3 with their headers are needed (Debian, Ubuntu:$$missing)"; exit 1; }; \
		echo "installing$$missing"; \
		$(SUDO) apt-get install -y --no-install-recommends $$missing >/dev/null 2>&1 \
			|| { $(SUDO) apt-get update && $(SUDO) apt-get install -y --no-install-recommends $$missing; }; \
	fi

# Candidates per second beside DuckDB, which is installed into .build/bench: make bench-match MATCH=folder-of-a-large-scenario
MATCH ?= ../shared/instances/nrw
VENV := .build/bench
bench-match: release $(VENV)/duckdb
	$(VENV)/bin/python Tests/Benchmarks/match.py $(BINARY) $(MATCH)

# The optimiser beside HiGHS on the reference instances (and further scenarios): make bench BENCH=folder-of-the-instances
# with ARGS="--only steinfurt,koeln", "--limit koeln=60", "--seconds 20", "--highs-all", "--no-highs", "scenarios/musterkreis".
BENCH ?= ../shared/instances
bench: release $(VENV)/highspy
	$(VENV)/bin/python Tests/Benchmarks/bench.py $(BINARY) --instances $(BENCH) $(ARGS)

# The same for every region of nrw as a scenario of its own: make bench-regions, or REGIONS="05566 05754" for some of them.
CUTS := .build/bench-regions
bench-regions: release $(VENV)/highspy
	$(VENV)/bin/python Tests/Benchmarks/bench.py $(BINARY) --seconds 20 $(ARGS) \
		$$(python3 Tests/Benchmarks/regions.py $(BENCH)/nrw $(CUTS) $(REGIONS))

# And for generalised assignment problems of the classes C, D and E: make bench-gap, or GAP="D-5x100-1 E-10x100-2".
bench-gap: release $(VENV)/highspy
	$(VENV)/bin/python Tests/Benchmarks/bench.py $(BINARY) --seconds 30 $(ARGS) \
		$$(python3 Tests/Benchmarks/gap.py .build/bench-gap $(GAP))

# Each of these is one package from PyPI in a virtual environment.
$(VENV)/duckdb $(VENV)/highspy:
	@command -v python3 >/dev/null || { echo "Python 3 is needed (Debian, Ubuntu: python3 python3-venv)"; exit 1; }
	@python3 -m venv $(VENV) || { echo "python3 cannot make a venv (Debian, Ubuntu: python3-venv)"; exit 1; }
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check $(notdir $@) || { echo "$(notdir $@) could not be installed; it needs the network once"; exit 1; }
	@touch $@

# Mutated tables, rulebooks, expressions, scenarios, agreements and decisions: no crash, no hang, memory below 1 GB: make fuzz INPUTS=1000000
INPUTS ?= 1000000
fuzz: setup
	$(SWIFT) build -c release --product Fuzz
	.build/release/Fuzz $(INPUTS)

# Who is in the Startchancen programme, against the official lists: make acceptance DATA=folder-of-the-lists
DATA ?= ../shared/data
acceptance: release causes
	python3 Tests/Acceptance/startchancen.py $(BINARY) $(DATA)

# Why needs stay open, as plans tell it, against the tables; with the open register also for Kreis Borken: make causes
causes: release
	python3 Tests/Acceptance/causes.py $(BINARY) scenarios/winzling
	python3 Tests/Acceptance/causes.py $(BINARY) scenarios/musterkreis
	python3 Tests/Acceptance/causes.py $(BINARY) scenarios/musterkreis-sparhaushalt
	@if [ -d $(DATA)/nrw-schulen-merged ]; then \
		python3 Tests/Acceptance/borken.py $(DATA) .build/acceptance/borken \
			&& python3 Tests/Acceptance/causes.py $(BINARY) .build/acceptance/borken; \
	fi

# What the program tells, held against an oracle of its own: make oracle CLAIMS=3000, also with SCENARIOS=500, SEED=1, and
# BENCH=folder-of-the-instances for regions of a large scenario
CLAIMS ?= 3000
SCENARIOS ?= 500
SEED ?= 1
oracle: release $(VENV)/highspy
	$(VENV)/bin/python -m unittest discover --quiet --start-directory Tests/Oracle
	$(VENV)/bin/python Tests/Oracle/oracle.py $(BINARY) --claims $(CLAIMS) --scenarios $(SCENARIOS) --seed $(SEED) \
		$(if $(wildcard $(BENCH)/nrw),--regions $(BENCH)/nrw --count 5) $(ARGS)

# Exported models in the readers of other solvers, as far as they are installed (PyPI: highspy, pyscipopt; Debian, Ubuntu:
# glpk-utils, coinor-cbc): make check-exports, or EXPORTS="folder folder"
EXPORTS ?= scenarios/winzling scenarios/kulturstrolche scenarios/startchancen scenarios/musterkreis
check-exports: release $(VENV)/highspy
	$(VENV)/bin/python Tests/Benchmarks/readers.py $(BINARY) $(EXPORTS)

# 1,000 variants, killed in the middle again and again, finish with the same bytes
sweep-kill: release
	sh Tests/Sweep/kill.sh $(BINARY)

# A sweep through a Slurm that is started on this machine (as root; Debian, Ubuntu: slurm-wlm munge)
sweep-slurm: release
	sh Tests/Sweep/slurm.sh $(BINARY)

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	rm -rf .build out
