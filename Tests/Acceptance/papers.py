# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers that are made of a plan: the proposal to a body and, where a scenario ships decisions, the letters after
them."""
import pathlib, subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def desk(work):
    """A working folder with the rulebooks and calendars of this project, wherever the program lies."""
    for name in ("rules", "calendars"):
        (work / name).symlink_to(PROJECT / name)
    return work


def run(binary, work, *arguments):
    """Runs the program in the working folder; ends on an error."""
    subprocess.run([binary, *map(str, arguments), "--quiet"], check=True, cwd=work, stdout=subprocess.DEVNULL)


def plan(binary, work, scenario):
    """Plans a scenario: the folder of the plan."""
    run(binary, work, "plan", scenario, "--out", "plan", "--no-questions")
    return work / "plan"


def proposal(binary, work, plan):
    """The proposal of a plan to the steering body, written into a folder of its own."""
    out = work / "vorlage"
    run(binary, work, "propose", plan, "--for", "steering", "--out", out)
    [page] = out.glob("vorlage-*.html")
    return page


def decisions(scenario):
    """The decisions that a scenario ships, recommendation first: (body, file)."""
    folder = pathlib.Path(scenario) / "beschluesse"
    files = [(body, folder / f"{body}.yaml") for body in ("bildungskonferenz", "lenkungskreis")]
    return [(body, file) for body, file in files if file.exists()]


def decide(binary, work, scenario, plan):
    """Takes the decisions of the scenario on a plan and writes the letters: the scenario that the last one made, with
    its plan in `plan`, and the letters by school."""
    for body, file in decisions(scenario):
        run(binary, work, "decide", plan, "--body", body, "--file", file)
    [decided] = [path.parent for path in work.glob("beschluesse/*/scenario.yaml")]
    run(binary, work, "tasks", decided / "plan", "--letters")
    marker = "letter-school-"
    letters = {path.stem.removeprefix(marker): path for path in work.glob(f"aufgaben/**/{marker}*.html")}
    return decided, letters
