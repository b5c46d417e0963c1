#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kreis Borken (05554) as a planner would type it: the schools of the open register, everything else by hand.

    borken.py DATA FOLDER

DATA holds nrw-schulen-merged and nrw-gemeinden. FOLDER becomes a scenario of 119 schools, 25 needs, 12 offers, 10
providers and 3 funds. Schools, points, social index and Startchancen are the register's; needs, offers, providers,
funds and pledges of own money are invented, each to meet another rule: the comment behind a row says which. The same
bytes every time.
"""
import pathlib, sys

from startchancen import TYPES, rows, write

AGS = "05554"
SCENARIO = """scenario: kreis-borken
title: {de: "Kreis Borken 2026/27, erfundene Bedarfe", en: "Kreis Borken 2026/27, invented needs"}
school_year: 2026/27
rulebooks: [base, kultur-und-schule, startchancen, kommune, region]
parameters: {kom_school_cap: 300, social_share: 0.38}
"""

# Own money in euro by school number. 120984 has a need and no word of own money; a school
# that is not here either reported no need at all.
OWN_MONEY = {
    "120169": 900, "120194": 850, "120224": 0, "120236": 0, "120250": 0, "120261": 1800, "120273": 900,
    "120431": 900, "120923": 1700, "120959": 900, "120996": 760, "121010": 20, "121332": 60, "143212": 1500,
    "168002": 900, "177441": 900, "192752": 900, "196022": 900, "197816": 1700, "198171": 1600, "198286": 60,
    "199163": 60,
}

FUNDS = ["id;programme;region;amount;school_year", [
    "KUS-05554;kultur-und-schule;05554;31000.00;2026/27",
    "SCP-05554;startchancen;05554;8900.00;2026/27",
    "KOM-05554;kommune;05554;500.00;2026/27",
]]

PROVIDERS = ["id;name;kind;municipality;easting;northing;max_groups;qualified", [
    "P01;Theaterkoffer Ahaus;kuenstler;05554004;363400;5772000;4;true",
    "P02;Musikwerkstatt Bocholt;musikschule;05554008;335700;5746100;6;true",
    "P03;Tanzraum Borken;tanzschule;05554012;352300;5745600;5;true",
    "P04;Bildhauerei Stadtlohn;kuenstler;05554056;357000;5762300;4;true",
    "P05;Lesebühne Gescher;kuenstler;05554016;362700;5757800;5;true",
    "P06;Klangschule Gronau;musikschule;05554020;;;4;true",  # no point: the way is assumed
    "P07;Webereimuseum Vreden;museum;05554068;350400;5767200;1;true",
    "P08;Bücherei am Markt Borken;bibliothek;05554012;352500;5745900;10;false",
    "P09;Filmwagen Bocholt;kuenstler;05554008;336000;5746000;3;false",  # not qualified: KUS-17
    "P10;Heimathaus Reken;museum;05554044;365100;5744000;;false",  # no bound of groups
]]

OFFERS = ["id;provider;kind;field;setting;age_from;age_to;group_min;group_max;units;capacity;min_groups;fee;materials;"
          "radius_km;place;slots;school_types;artists", [
    "A01;P01;project;theater;afternoon;6;13;10;25;40;2;1;3300.00;500.00;25;school;mo-nm|mi-nm;;1",
    "A02;P02;project;musik;afternoon;6;12;8;22;40;3;1;3300.00;300.00;20;school;di-nm|do-nm;;1",
    "A03;P03;project;tanz;afternoon;6;12;10;25;40;3;1;3300.00;400.00;18;school;mo-nm|do-nm;;1",
    "A04;P04;project;bildende-kunst;afternoon;7;14;8;20;40;2;1;3300.00;700.00;25;school;di-nm|mi-nm;;1",
    "A05;P05;visit;literatur;lesson;6;12;10;30;4;4;1;150.00;10.00;20;school;mo-vm|mi-vm;;",
    "A06;P06;project;musik;any;8;16;8;20;40;2;1;3300.00;360.00;20;school;mo-nm|mi-nm;;1",
    "A07;P07;visit;bildende-kunst;any;8;19;10;28;4;6;1;120.00;20.00;;venue;di-vm|do-vm;;",
    "A08;P08;visit;literatur;any;12;15;10;32;4;4;1;120.00;0.00;30;venue;di-vm|do-vm;;",
    "A09;P09;project;film;afternoon;12;18;6;16;40;2;1;3300.00;850.00;60;school;mo-nm|fr-nm;;1",
    "A10;P10;visit;geschichte;any;8;14;10;28;4;6;2;60.00;15.00;15;venue;di-vm|mi-vm;;",
    "A11;P01;project;spartenuebergreifend;afternoon;8;16;10;25;40;1;1;6600.00;1500.00;30;school;mi-nm|do-nm;;2",
    "A12;P03;training;tanz;any;;;6;20;8;2;1;480.00;40.00;;venue;mi-nm;grundschule|foerderschule;",
]]

NEEDS = ["id;school;kind;field;setting;age_from;age_to;groups;group_size;units;slots;priority", [
    "B01;120959;project;theater;afternoon;8;10;1;20;40;mo-nm;3",  # Gemen: 26.4 km to A01, which comes 25, B-05
    "B02;120169;project;theater;afternoon;7;9;1;20;40;mo-nm|mi-nm;3",  # Wüllen: fits A01
    "B03;120194;project;theater;afternoon;9;10;1;18;40;mi-nm;1",  # Ahaus: places of A01, L-02 (and R-03)
    "B04;120236;project;theater;afternoon;8;10;2;22;40;mo-nm;2",  # Gronau: the second group, places of A01, L-02
    "B05;197816;project;theater;afternoon;14;16;1;20;40;mo-nm;2",  # Ahaus: too old for A01, B-03
    "B06;120984;project;musik;afternoon;8;10;1;18;40;di-nm;2",  # Rhede: nothing is known of own money, L-05
    "B07;143212;project;musik;afternoon;11;12;2;20;40;do-nm;2",  # Bocholt: fits A02, high index
    "B08;120431;project;musik;afternoon;9;10;1;18;40;di-nm;2",  # Südlohn: A02 21 km of 20; A06 another day, 25 km
    "B09;168002;project;musik;afternoon;12;14;1;16;40;mo-nm;3",  # Vreden: only the assumed 25 km of A06 against 20
    "B10;120923;project;tanz;afternoon;7;9;2;20;40;mo-nm|do-nm;2",  # Borken: the second group; the share of R-03
    "B11;120996;project;tanz;afternoon;8;10;1;18;40;do-nm;1",  # Rhede: fits A03, and else the town has no group: R-04
    "B12;121010;visit;geschichte;lesson;9;10;1;24;4;di-vm;2",  # Reken: A10 needs two groups, one is reported, L-06
    "B13;120261;project;bildende-kunst;afternoon;8;10;2;18;40;di-nm;2",  # Stadtlohn: fits A04
    "B14;120273;project;bildende-kunst;afternoon;7;9;1;16;40;mi-nm;1",  # Stadtlohn: places of A04, L-02 (and R-03)
    "B15;198171;project;spartenuebergreifend;afternoon;12;14;1;24;40;mi-nm;2",  # Gescher: 20 EUR of own money, L-05
    "B16;121332;visit;literatur;lesson;7;9;2;24;4;mo-vm;2",  # Gescher: the second group, the municipal fund, L-04
    "B17;192752;visit;literatur;lesson;16;18;1;24;4;di-vm;1",  # Stadtlohn: three years too old for A08, six for A05
    "B18;199163;project;film;afternoon;13;15;1;14;40;mo-nm;3",  # Gronau: A09 not qualified, the school not on the list
    "B19;196022;project;bildende-kunst;afternoon;8;10;1;16;40;di-nm;2",  # Ahaus: a private school, KUS-13
    "B20;177441;project;architektur;any;17;19;1;20;40;mi-nm;2",  # Ahaus: nobody offers the field
    "B21;120224;project;bildende-kunst;afternoon;8;10;1;18;40;di-nm;3",  # Gronau: 25.7 km to A04, which comes 25
    "B22;143212;visit;literatur;lesson;12;13;3;22;4;do-vm;2",  # Bocholt: the third group, four limits at once
    "B23;198286;visit;tanz;lesson;11;12;1;24;4;di-vm;1",  # Reken: dance, but nobody offers it as a visit
    "B24;120236;visit;bildende-kunst;lesson;8;10;2;26;4;do-vm;2",  # Gronau: the second group, the provider, L-03
    "B25;120250;training;tanz;any;;;1;12;8;mi-nm;1",  # Gronau: a training, Startchancen or the municipal fund
]]


def places(data):
    """The municipalities of the Kreis."""
    towns = [town for town in rows(data / "nrw-gemeinden" / "gemeinden_nrw.csv") if town["kreis_ags"] == AGS]
    return [[town["ags"], town["name"], AGS, town["bevoelkerung"]] for town in towns]


def schools(data):
    """The schools of the Kreis that have an official point, in the order of their numbers."""
    every = rows(data / "nrw-schulen-merged" / "schulen_nrw.csv")
    register = [school for school in every if school["kreis_ags"] == AGS]
    register.sort(key=lambda school: school["schulnummer"])
    return [[school["schulnummer"], school["kurzbezeichnung"] or school["name"], "school",
             TYPES.get(school["schulform"], "foerderschule"),
             "true" if school["rechtsstatus"] == "Öffentlich" else "false",
             school["ags8"], school["utm_e"], school["utm_n"], school["schueler_2024_25"],
             school["sozialindex_2025_26"], "true" if school["startchancen"] == "1" else "false",
             OWN_MONEY.get(school["schulnummer"], "")]
            for school in register if school["utm_e"]]


def make(data, folder):
    """Writes the scenario below `folder`, which is made."""
    data, tables = pathlib.Path(data), pathlib.Path(folder) / "tables"
    tables.mkdir(parents=True, exist_ok=True)
    (pathlib.Path(folder) / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    write(tables / "regions.csv", ["id", "name", "kind"], [[AGS, "Kreis Borken", "Kreis"]])
    write(tables / "municipalities.csv", ["id", "name", "region", "population"], places(data))
    columns = ["id", "name", "sector", "type", "public", "municipality", "easting", "northing", "pupils",
               "social_index", "startchancen", "own_budget"]
    write(tables / "schools.csv", columns, schools(data))
    typed = {"needs": NEEDS, "offers": OFFERS, "providers": PROVIDERS, "funds": FUNDS}
    for name, (header, lines) in typed.items():
        write(tables / f"{name}.csv", header.split(";"), [line.split(";") for line in lines])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    make(sys.argv[1], sys.argv[2])
