# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the part of YAML that scenarios and rulebooks are written in: block and flow maps and lists, scalars, comments.

Every scalar comes back as text: `Quoted` where it stood in quotes, None for an empty one or `~`. What a text means
(number, truth value, expression) is for the reader of the file to say.
"""
import re


class Quoted(str):
    """A text that stood in quotes, so that it is never a number."""


def read(path):
    return parse(path.read_text(encoding="utf-8-sig"))


def parse(text):
    lines = _lines(text)
    value, rest = _block(lines, 0, lines[0][0]) if lines else ({}, 0)
    if rest != len(lines):
        raise ValueError(f"YAML beyond this reader: {lines[rest][1]}")
    return value


def _lines(text):
    """(indent, text) of every line that says something; a flow that is broken over lines is one."""
    found, open_flow = [], None
    for line in text.splitlines():
        line = _without_comment(line)
        if not line.strip():
            continue
        if open_flow is not None:
            line, open_flow = open_flow + " " + line.strip(), None
        if _depth(line) > 0:
            open_flow = line
            continue
        found.append((len(line) - len(line.lstrip()), line.strip()))
    return found


def _outside(line):
    """(index, character) of what stands outside quotes."""
    quote, before = None, " "
    for index, char in enumerate(line):
        if quote:
            quote = None if char == quote and before != "\\" else quote
        elif char in "\"'" and before in " [{,:-":
            quote = char
        else:
            yield index, char
        before = char


def _without_comment(line):
    for index, char in _outside(line):
        if char == "#" and (index == 0 or line[index - 1].isspace()):
            return line[:index].rstrip()
    return line.rstrip()


def _depth(line):
    is_flow = re.match(r"\s*(- +)*([\w.-]+: +)*[\[{]", line)
    return sum((char in "[{") - (char in "]}") for _, char in _outside(line)) if is_flow else 0


def _block(lines, at, indent):
    is_list = lines[at][1] == "-" or lines[at][1].startswith("- ")
    return (_list if is_list else _map)(lines, at, indent)


def _list(lines, at, indent):
    items = []
    while at < len(lines) and lines[at][0] == indent and (lines[at][1] + " ").startswith("- "):
        rest = lines[at][1][1:].strip()
        if not rest:
            item, at = _nested(lines, at + 1, indent)
        elif _key(rest):
            inner = indent + len(lines[at][1]) - len(rest)
            item, at = _map(lines[:at] + [(inner, rest)] + lines[at + 1:], at, inner)
        else:
            item, at = scalar_or_flow(rest), at + 1
        items.append(item)
    return items, at


def _map(lines, at, indent):
    value = {}
    while at < len(lines) and lines[at][0] == indent and not (lines[at][1] + " ").startswith("- "):
        key, rest = _key(lines[at][1])
        if rest:
            value[key], at = scalar_or_flow(rest), at + 1
        else:
            value[key], at = _nested(lines, at + 1, indent)
    return value, at


def _nested(lines, at, indent):
    """The block below a key; a list may stand as far left as its key."""
    if at < len(lines) and (lines[at][0] > indent or lines[at][0] == indent and lines[at][1].startswith("- ")):
        return _block(lines, at, lines[at][0])
    return None, at


def _key(text):
    if text[0] in "[{":
        return None
    found = re.match(r"""("[^"]*"|'[^']*'|[^\s"'][^:]*?):(?:\s+(.*))?$""", text)
    return found and (found.group(1).strip("\"'"), (found.group(2) or "").strip())


def scalar_or_flow(text):
    value, rest = _flow(text, 0) if text[0] in "[{" else (_scalar(text), len(text))
    if text[rest:].strip():
        raise ValueError(f"YAML beyond this reader: {text}")
    return value


def _flow(text, at):
    at = _blank(text, at)
    if text[at] not in "[{":
        return _flow_scalar(text, at)
    end, items, pairs = {"[": "]", "{": "}"}[text[at]], [], {}
    at = _blank(text, at + 1)
    while text[at] != end:
        if end == "}":
            key, at = _flow_scalar(text, at, ":")
            pairs[str(key)], at = _flow(text, _blank(text, at) + 1)
        else:
            item, at = _flow(text, at)
            items.append(item)
        at = _blank(text, at)
        if text[at] == ",":
            at = _blank(text, at + 1)
    return (pairs if end == "}" else items), at + 1


def _flow_scalar(text, at, ends=""):
    if text[at] in "\"'":
        found = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'').match(text, at)
        return _scalar(found.group()), found.end()
    end = at
    while end < len(text) and text[end] not in ",]}" and not (text[end] == ":" and ends):
        end += 1
    return _scalar(text[at:end].strip()), end


def _blank(text, at):
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _scalar(text):
    if text[:1] == '"':
        return Quoted(re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), text[1:-1]))
    if text[:1] == "'":
        return Quoted(text[1:-1].replace("''", "'"))
    return None if text in ("", "~", "null") else text
