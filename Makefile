# SPDX-License-Identifier: GPL-3.0-or-later
# The commands of this project. `make plan` and `make test` do all the set-up themselves.

SWIFT ?= swift
SCENARIO ?= scenarios/musterkreis
BINARY := .build/release/bildungsnetz
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: plan test build release setup bench-match fuzz acceptance lint format clean

# Builds the release and plans a scenario: make plan SCENARIO=scenarios/winzling
plan: release
	$(BINARY) plan $(SCENARIO)

test: setup
	$(SWIFT) test

build: setup
	$(SWIFT) build

release: setup
	$(SWIFT) build -c release --product bildungsnetz

# GLPK with its header, where it is missing.
setup:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.3 is needed: https://www.swift.org/install"; exit 1; }
	@if ! test -e /usr/include/glpk.h -o -e /usr/local/include/glpk.h; then \
		command -v apt-get >/dev/null || { echo "GLPK 5.0 with its header is needed (Debian, Ubuntu: libglpk-dev)"; exit 1; }; \
		echo "installing libglpk-dev"; \
		$(SUDO) apt-get install -y --no-install-recommends libglpk-dev >/dev/null 2>&1 \
			|| { $(SUDO) apt-get update && $(SUDO) apt-get install -y --no-install-recommends libglpk-dev; }; \
	fi

# Candidates per second beside DuckDB, which is installed into .build/bench: make bench-match MATCH=folder-of-a-large-scenario
MATCH ?= ../shared/instances/nrw
BENCH := .build/bench
bench-match: release $(BENCH)/duckdb
	$(BENCH)/bin/python Tests/Benchmarks/match.py $(BINARY) $(MATCH)

$(BENCH)/duckdb:
	@command -v python3 >/dev/null || { echo "Python 3 is needed (Debian, Ubuntu: python3 python3-venv)"; exit 1; }
	@python3 -m venv $(BENCH) || { echo "python3 cannot make a venv (Debian, Ubuntu: python3-venv)"; exit 1; }
	@$(BENCH)/bin/pip install --quiet --disable-pip-version-check duckdb || { echo "DuckDB could not be installed; it needs the network once"; exit 1; }
	@touch $@

# Mutated tables, rulebooks, expressions and scenarios: no crash, no hang, memory below 1 GB: make fuzz INPUTS=1000000
INPUTS ?= 1000000
fuzz: setup
	$(SWIFT) build -c release --product Fuzz
	.build/release/Fuzz $(INPUTS)

# Who is in the Startchancen programme, against the official lists: make acceptance DATA=folder-of-the-lists
DATA ?= ../shared/data
acceptance: release
	python3 Tests/Acceptance/startchancen.py $(BINARY) $(DATA)

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	rm -rf .build out
