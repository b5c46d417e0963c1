# SPDX-License-Identifier: GPL-3.0-or-later
# The commands of this project. `make plan` and `make test` do all the set-up themselves.

SWIFT ?= swift
SCENARIO ?= scenarios/musterkreis
BINARY := .build/release/bildungsnetz
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: plan test build release setup bench-match lint format clean

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

# Candidates per second beside DuckDB (pip install duckdb): make bench-match MATCH=folder-of-a-large-scenario
MATCH ?= ../shared/instances/nrw
bench-match: release
	python3 Tests/Benchmarks/match.py $(BINARY) $(MATCH)

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	rm -rf .build out
