# SPDX-License-Identifier: GPL-3.0-or-later
"""What a written plan says of its open needs: the sentence of unmet.csv taken apart, and where else it stands."""
import csv, html, json, pathlib, re, subprocess

STANDINGS = {
    "impossible": "So kann kein Plan dem Bedarf eine weitere Gruppe geben.",
    "decisive": "Eine Ausnahme davon würde genügen.",
    "single": "Sonst steht in diesem Plan nichts entgegen.",
    "several": "In diesem Plan steht mehreres zugleich entgegen:",
}


class Said:
    """A sentence with what it claims.

    - `standing`: `near` (an offer comes nearest), `none` (nobody offers that), one of ``STANDINGS``, or `unknown`,
    - `offer`: the one that is called nearest,
    - `rules`: (id, words before it) of the rules that are the cause; `besides`: those that are named after them.
    """

    def __init__(self, text):
        self.text = text
        cause, _, besides = text.partition(" Außerdem: ")
        self.rules, self.besides = named(cause), named(besides)
        near = re.search(r"Am nächsten ist (\w+)(?: \(([^)]*)\))?[^:]*:", text)
        self.offer = near and near.group(1)
        found = [standing for standing, words in STANDINGS.items() if words in text]
        if near:
            self.standing = "near"
        elif re.match(r"Für .* gibt es kein Angebot\.", text):
            self.standing = "none"
        else:
            self.standing = found[0] if len(found) == 1 else "unknown"


def named(text):
    """The rules in brackets, each with the words that lead to it."""
    return [(rule, words.strip(" .;:")) for words, rule in re.findall(r"([^\[\]]*)\[([^\]]+)\]", text)]


def numbers(text):
    """The numbers of a German text: 1.620,00 and 26,4 and 9."""
    return [float(found.replace(".", "").replace(",", ".")) for found in re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text)]


def plain(text):
    """The text with every kind of blank as one."""
    return " ".join(text.split())


def page_text(path):
    return plain(html.unescape(re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8"))))


class Told:
    """Reads the sources of one plan; what `explain` says only with a program to ask, which runs in `work`."""

    def __init__(self, folder, binary=None, work=None):
        self.folder, self.binary, self.work = pathlib.Path(folder), binary, work
        with open(self.folder / "unmet.csv", encoding="utf-8-sig", newline="") as file:
            self.rows = {row["need"]: row | {"sentence": plain(row["sentence"])} for row in csv.DictReader(file)}
        self.pages = {"report.html": page_text(self.folder / "report.html")}
        self.letters = None

    def add(self, path):
        """A further page on which every sentence must stand."""
        self.pages[path.name] = page_text(path)

    def add_letters(self, paths):
        """The letters to schools, in which the sentences about their needs must stand."""
        self.letters = {school: page_text(path) for school, path in paths.items()}

    def said(self, need):
        return Said(self.rows[need]["sentence"]) if need in self.rows else None

    def faults(self, truths):
        """Needs that are told open and are not, or the other way round, or by another number of groups, or elsewhere
        with other words."""
        told = {need: int(row["groups_open"]) for need, row in self.rows.items()}
        true = {need: truth.groups_open for need, truth in truths.items()}
        counts = [f"{need}: {told.get(need, 0)} groups are told open, {true.get(need, 0)} are"
                  for need in sorted(told.keys() | true.keys()) if told.get(need) != true.get(need)]
        return counts + [f"{need}: {page} does not say: {row['sentence']}" for need, row in self.rows.items()
                         for page, text in self._places(row["school"]) if row["sentence"] not in text]

    def _places(self, school):
        letter = [] if self.letters is None else [(f"the letter to {school}", self.letters.get(school, ""))]
        return [*self.pages.items(), *letter]

    def regional(self, scenario):
        """need -> ids of the rules of its cause, as the page of the region's needs tells it (`needs --plan --json`)."""
        run = subprocess.run([self.binary, "needs", str(scenario), "--plan", str(self.folder), "--json", "--quiet"],
                             capture_output=True, text=True, check=True, cwd=self.work)
        causes = [cause for demand in json.loads(run.stdout)["unmet"] for cause in demand.get("causes", [])]
        return {need: cause["rules"] for cause in causes for need in cause["needs"]}

    def explained(self, need):
        """(answer, nearest offer, its broken rules, (limit, subject) that stop it) of `explain --json`."""
        run = subprocess.run([self.binary, "explain", str(self.folder), "--need", need, "--json", "--quiet"],
                             capture_output=True, text=True, check=True, cwd=self.work)
        answers = [answer["explanation"] for answer in json.loads(run.stdout)["answers"]]
        unmet = next(answer for answer in answers if answer["kind"] == "unmet")
        miss = unmet["misses"][0] if unmet["misses"] else None
        return (unmet["answer"], miss and miss["offer"], [rule["id"] for rule in miss["rules"]] if miss else [],
                [(limit["id"], limit["subject"]) for limit in unmet["limits"]])
