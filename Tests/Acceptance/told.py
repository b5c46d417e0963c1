# SPDX-License-Identifier: GPL-3.0-or-later
"""What a written plan says of its open needs: unmet.csv, report.html, `explain --json`."""
import csv, html, json, pathlib, re, subprocess


class Said:
    """What one source says of a need: the offer it calls nearest, the rules it names in their order, with their words."""

    def __init__(self, cause, offer, rules, text):
        self.cause, self.offer, self.rules, self.text = cause, offer, rules, text


class Told:
    """Reads the sources of one plan; what `explain` says only with a program to ask."""

    def __init__(self, scenario, folder, binary=None):
        self.scenario, self.folder, self.binary = scenario, pathlib.Path(folder), binary
        with open(self.folder / "unmet.csv", encoding="utf-8-sig", newline="") as file:
            self.rows = {row["need"]: row for row in csv.DictReader(file)}
        page = re.sub(r"<[^>]*>", "", (self.folder / "report.html").read_text(encoding="utf-8"))
        self.report = " ".join(html.unescape(page).split())

    def faults(self, truths):
        """Needs that are told open and are not, or the other way round, or by another number of groups."""
        told = {need: int(row["groups_open"]) for need, row in self.rows.items()}
        true = {need: truth.groups_open for need, truth in truths.items()}
        return [f"{need}: {told.get(need, 0)} groups are told open, {true.get(need, 0)} are"
                for need in sorted(told.keys() | true.keys()) if told.get(need) != true.get(need)]

    def of(self, need):
        """Each source with what it says."""
        row = self.rows.get(need)
        if row:
            yield "unmet.csv", self._sentence(row["cause"], row["sentence"])
            text = row["sentence"].removeprefix("Kein Angebot passt. ")
            if text not in self.report:
                yield "report.html", Said(row["cause"], None, [], "")
        if self.binary:
            yield "explain", self._explanation(need)

    def _sentence(self, cause, text):
        near = re.search(r"Am nächsten ist (\S+)", text)
        rules = re.findall(r"([^\[\]]*)\[([^\]]+)\]", text)
        return Said(cause, near and near.group(1), [(rule, words) for words, rule in rules], text)

    def _explanation(self, need):
        run = subprocess.run([self.binary, "explain", str(self.folder), "--need", need, "--json", "--quiet"],
                             capture_output=True, text=True, check=True)
        answers = [answer["explanation"] for answer in json.loads(run.stdout)["answers"]]
        unmet = next(answer for answer in answers if answer["kind"] == "unmet")
        miss = unmet["misses"][0] if unmet["answer"] == "excluded" and unmet["misses"] else None
        rules = [(rule["id"], "") for rule in miss["rules"]] if miss else [
            (limit["id"], limit["subject"]) for limit in unmet["limits"]]
        return Said(unmet["answer"], miss and miss["offer"], rules, "explain --json")


def difference(source, said, truth):
    """What is wrong in what a source says; empty if it is true."""
    wrong = near(said, truth) if not truth.has_candidates else cause(said, truth)
    return [f"{source} says {text}; true is: {truth}" for text in wrong]


def near(said, truth):
    rules = [rule for rule, _ in said.rules]
    if said.cause != "excluded":
        return [f"{said.cause}"]
    if not truth.near:
        return [f"{said.offer} is nearest"] if said.offer else []
    if said.offer != truth.near[0].offer["id"]:
        return [f"{said.offer} is nearest ({', '.join(rules)})"]
    if sorted(rules) not in [sorted(candidate.broken) for candidate in truth.near]:
        return [f"{said.offer} breaks {', '.join(rules)}"]
    return []


def names(rule, words, subject):
    """Whether a told rule is the limit: its id, and each part of its subject in its words."""
    return rule == subject[0] and all(part in words for part in subject[1].split(" + "))


def cause(said, truth):
    if said.cause == "excluded":
        return ["that nothing fits"]
    leading = [subject for subject in truth.blocking if said.rules and names(*said.rules[0], subject)]
    if not any(subject in chosen for subject in leading for chosen in truth.causes):
        first = said.rules[0] if said.rules else ("nothing", "")
        return [f"{first[0]} {first[1].strip()} first"]
    stray = [rule for rule, words in said.rules if not any(names(rule, words, subject) for subject in truth.blocking)]
    return [f"{rule}, which has room" for rule in stray]
