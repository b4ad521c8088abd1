#!/usr/bin/env python3
"""Reads every format of `bs check` again and compares it with what the report held.

  reread.py REPORT_FORMATS [--count N] [--seed N] [--keep FOLDER]

The readers are Python's json and xml.etree, and small ones written here from the specification of each format: workflow
commands as GitHub's runner reads them, TAP 14, and for Markdown what cmark-gfm made of it."""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree
from collections import Counter

sys.dont_write_bytecode = True  # the source tree stays as it is

import expected
from expected import in_xml, logged, logged_lines, shown, text

COMMANDS = {"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "stop-commands", "set-output"}


class Differences:
    def __init__(self):
        self.count = 0
        self.compared = 0

    def same(self, where, got, wanted):
        self.compared += 1
        if got == wanted:
            return
        self.count += 1
        if self.count <= 20:
            print(f"{where}:\n  got    {got!r}\n  wanted {wanted!r}")

    def same_all(self, where, got, wanted):
        self.same(where + ", how many", len(got), len(wanted))
        for number, (one, other) in enumerate(zip(got, wanted)):
            self.same(f"{where} {number + 1}", one, other)


def rank(row):
    return (["error", "warning", "note"].index(row.level), -expected.SEVERITIES.index(row.severity))


def sarif_text(message, differences):
    """A message as it is read: no link, and a backslash before brackets where there could be one."""
    if re.search(r"(?<!\\)(\\\\)*\]\(", message):
        differences.same("sarif link", message, "")
    return re.sub(r"\\([\\\[\]])", r"\1", message) if "\\](" in message else message


def sarif(source, rows, differences):
    got, wanted = Counter(), Counter()
    for run in json.loads(source)["runs"]:
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            if result.get("baselineState") == "absent":
                continue
            differences.same("sarif rule", rules[result["ruleIndex"]]["id"], result["ruleId"])
            message = sarif_text(result["message"]["text"], differences)
            place = result["locations"][0]["physicalLocation"]
            region = place["region"]
            got[(result["ruleId"], message, urllib.parse.unquote_to_bytes(place["artifactLocation"]["uri"]),
                 region["startLine"], region.get("startColumn", 0), region.get("snippet", {}).get("text", ""),
                 result.get("suppressions", [{}])[0].get("justification"))] += 1
    for row in rows:
        if row.outcome in ("failed", "warning", "exempt"):
            wanted[(text(row.check), text(row.message), row.path, *row.at, text(row.excerpt),
                    text(row.reason) if row.outcome == "exempt" else None)] += 1
    names = {text(row.check): text(row.name) for row in rows}
    for rule in rules:
        differences.same("sarif rule's name", sarif_text(rule["shortDescription"]["text"], differences),
                         names.get(rule["id"], rule["id"]))
    differences.same("sarif results, more", list((got - wanted).items())[:3], [])
    differences.same("sarif results, less", list((wanted - got).items())[:3], [])
    differences.compared += sum(wanted.values())


def whole(source, rows, differences):
    got = []
    for run in json.loads(source)["runs"]:
        for part in [run["repositoryWide"], *run["components"]]:
            about = (part["ref"], part["name"], part["folder"], part["anchor"])
            for one in part["results"]:
                result = tuple(one[key] for key in ("check", "name", "outcome", "severity", "message", "hint", "exemptReason"))
                for found in one["findings"] or [{}]:
                    got.append((*about, *result, found.get("path", ""), found.get("line", 0), found.get("column", 0),
                                found.get("message", ""), found.get("excerpt", ""), found.get("change", one["change"])))
    wanted = [(text(r.ref), text(r.component), text(r.folder), text(r.anchor), text(r.check), text(r.own_name), r.outcome, r.severity,
               text(r.result_message), text(r.hint), text(r.reason), text(r.own_path), r.line, r.column if r.line else 0,
               text(r.own_message), text(r.excerpt), text(r.change)) for r in rows]
    differences.same_all("json", got, wanted)


def gitlab(source, rows, differences):
    issues = json.loads(source)
    severity = {"low": "minor", "medium": "major", "high": "critical", "critical": "blocker"}
    got = [(i["description"], i["check_name"], i["severity"], i["location"]["path"], i["location"]["lines"]["begin"])
           for i in issues]
    wanted = [(text(row.name) + ": " + text(row.message) + (f" ({text(row.component)})" if row.ref else ""),
               text(row.check), severity[row.severity] if row.outcome == "failed" else "info", text(row.path), row.at[0])
              for row in rows if row.is_shown and row.outcome != "exempt"]
    differences.same_all("gitlab", got, wanted)
    prints = {i["fingerprint"] for i in issues}
    differences.same("gitlab fingerprints", len(prints), len(issues))
    differences.same("gitlab fingerprint", [p for p in prints if not re.fullmatch("[0-9a-f]{32}", p)], [])


def details(rows):
    out = ""
    for row in rows:
        out += f"{text(row.path)}:{row.at[0]}: {text(row.message)}\n"
        out += f"    {text(row.excerpt)}\n" if row.excerpt else ""
    return out + (f"do: {text(rows[0].hint)}\n" if rows[0].hint else "")


def junit_wanted(rows):
    """(element, message, text) of a testcase."""
    row = rows[0]
    blamed = not row.compared or any(r.change == b"NEW" for r in rows)
    because = ": " + text(row.result_message) if row.result_message else ""
    if row.outcome == "passed":
        return None
    if row.outcome == "warning":
        return ("system-out", None, "warning\n" + details(rows))
    if row.outcome == "exempt":
        return ("skipped", "exempt: " + text(row.reason), "")
    if row.outcome == "not-applicable" or row.outcome == "not-reported" and not (row.compared and blamed):
        return ("skipped", row.outcome.replace("-", " ") + because, "")
    if not blamed:
        return ("skipped", "known" + because, "")
    if row.outcome == "failed":
        more = f" (and {len(rows) - 1} more)" if len(rows) > 1 else ""
        return ("failure", text(row.message) + more, details(rows))
    return ("error", text(row.name) + because, f"do: {text(row.hint)}\n" if row.hint else "")


def junit(source, rows, differences):
    got, counts = [], Counter()
    root = ElementTree.fromstring(source)
    for case in root.iter("testcase"):
        inside = [(e.tag, e.get("message"), e.text or "") for e in case]
        counts.update(tag for tag, _, _ in inside)
        got.append((case.get("name"), inside[0] if inside else None))
    wanted = []
    for group in by_result(rows):
        inside = junit_wanted(group)
        name = in_xml(f"{text(group[0].check)}: {text(group[0].name)}")
        wanted.append((name, inside and (inside[0], inside[1] and in_xml(inside[1]), in_xml(inside[2]))))
    differences.same_all("junit", got, wanted)
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        differences.same("junit " + attribute, int(root.get(attribute)), counts[tag])
    differences.same("junit tests", int(root.get("tests")), len(wanted))


def by_result(rows):
    groups = {}
    for row in rows:
        groups.setdefault((row.ref, row.check), []).append(row)
    return list(groups.values())


def command_of(line):
    """actions/runner, ActionCommand.TryParseV2; None: an ordinary line."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    # The runner searches with the rules of a language: its "::" must have plain neighbours to be found.
    if not (line[end - 1] < "\x7f" and line[end + 2:end + 3] < "\x7f"):
        return None
    name, _, properties = line[2:end].partition(" ")
    if name not in COMMANDS:
        return None
    found = {}
    for pair in filter(None, properties.strip().split(",")):
        key, _, value = pair.partition("=")
        if value.lstrip("="):
            found[key] = unescaped(value.lstrip("="), ["\r", "\n", ":", ",", "%"])
    return name, found, unescaped(line[end + 2:], ["\r", "\n", "%"])


def unescaped(value, tokens):
    for token in tokens:
        value = value.replace("%%%02X" % ord(token), token)
    return value


def github(source, rows, differences):
    got = [command_of(line) for line in source.decode().split("\n")[:-1]]
    differences.same("github sources", got[0], None)
    got = [one for one in got[1:] if not one or one[1].get("title") != "bs check"]
    wanted = []
    for row in sorted((row for row in rows if row.is_shown), key=rank):
        title = row.name if row.name == row.check else row.name + b" (" + row.check + b")"
        title = logged_lines(title)
        path = logged_lines(row.path)
        state = "exempt" if row.outcome == "exempt" else row.change.decode()
        message = (f"{state} ".lstrip() + row.severity + ": ").encode() + row.message
        message += b"\nin " + (row.component or row.ref) if row.ref else b""
        message += b"\ndo: " + row.hint if row.hint else b""
        message += b"\nexempt: " + row.reason if row.reason else b""
        properties = {"title": " " + title if title.startswith("=") else title,
                      "file": "./" + path if path.startswith("=") else path, "line": str(row.at[0])}
        if row.at[1]:
            properties["col"] = str(row.at[1])
        wanted.append((row.level.replace("note", "notice"), properties, logged_lines(message)))
    differences.same_all("github", got, wanted)


def tap(source, rows, differences):
    lines = source.decode().split("\n")[:-1]
    groups = by_result(rows)
    differences.same("tap head", lines[:2], ["TAP version 14", f"1..{len(groups)}"])
    lines = [line for line in lines if not line.startswith("#")]
    at = 2
    for number, group in enumerate(groups, 1):
        row = group[0]
        point = re.fullmatch(r"(not ok|ok) (\d+) - ((?:[^\\#]|\\[\\#])*?)(?: # (SKIP|TODO) ((?:[^\\#]|\\[\\#])*))?", lines[at])
        at += 1
        blamed = not row.compared or any(r.change == b"NEW" for r in group)
        holds = row.outcome in ("passed", "not-applicable") or row.outcome == "not-reported" and not (row.compared and blamed)
        where = (row.component or row.ref) if row.ref else b"checkout"
        wanted = ("ok" if holds else "not ok", str(number), f"{shown(row.check)}: {shown(row.name)} ({shown(where)})")
        differences.same("tap point", point and (point[1], point[2], re.sub(r"\\(.)", r"\1", point[3])), wanted)
        reasons = {"exempt": "exempt: " + shown(row.reason), "not-reported": "not reported: " + shown(row.result_message)}
        if point and point[4] and row.outcome in reasons:
            differences.same("tap reason", re.sub(r"\\(.)", r"\1", point[5]), reasons[row.outcome])
        found = []
        if at < len(lines) and lines[at] == "  ---":
            end = lines.index("  ...", at)
            found = [json.loads(line[6:]) for line in lines[at:end] if line.startswith("    - ")]
            advice = [json.loads(line[6:]) for line in lines[at:end] if line.startswith("  do: ")]
            differences.same("tap advice", advice, [text(row.hint)] if row.hint else [])
            at = end + 1
        differences.same("tap findings", [(f["path"], f["line"], f.get("column", 0), f["message"], f.get("excerpt", "")) for f in found],
                         [(text(r.path), *r.at, text(r.message), text(r.excerpt)) for r in group if r.is_shown])
    differences.same("tap lines", at, len(lines))


def lines(source, rows, differences):
    wanted = []
    for row in rows:
        if row.is_shown and row.level != "note":
            line = logged(row.path) + f":{row.at[0]}:" + (f"{row.at[1]}:" if row.at[1] else "")
            line += f" {logged(row.check)}: {logged(row.message)}"
            wanted.append("./" + line if re.match("[^!-~]*:[^!-~]*:", line) else line)
    differences.same_all("lines", source.decode().split("\n")[:-1], wanted)


def paragraphs(nodes, differences):
    """The text of each paragraph; whatever could be more than text is a difference."""
    out, comments = [], []
    for line in nodes.decode().splitlines():
        kind, _, literal = line[1:].partition(" ")
        literal = b"" if literal in ("", "-") else bytes.fromhex(literal)
        if line[0] == "+" and kind in ("paragraph", "heading"):
            out.append("")
        elif line[0] == "+" and kind in ("text", "code"):
            out[-1] += literal.decode()
        elif kind == "html_block":
            comments.append(literal)
        elif kind not in ("document", "list", "item", "strong", "paragraph", "heading", "text", "code"):
            differences.same("markdown node", kind, "text")
    differences.same("markdown marker", set(comments), {b"<!-- bs check -->\n"})
    return out


def cut(raw):
    line = logged(raw)
    return line[:300] + "…" if len(line) > 300 else line


def markdown(nodes, rows, differences):
    got = [p.replace("`", "") for p in paragraphs(nodes, differences)]
    word = {"failed": "FAIL", "warning": "warn", "error": "error"}
    wanted = []
    for row in sorted((row for row in rows if row.is_shown), key=rank):
        state = "exempt" if row.outcome == "exempt" else row.change.decode() or word[row.outcome]
        wanted.append(f"{state} {row.severity} {cut(row.check)} {cut(row.name)}")
        place = cut(row.path + b":%d" % row.at[0]) + (" in " + cut(row.component or row.ref) if row.ref else "")
        wanted.append(f"{place}: {cut(row.message)}")
        wanted += [cut(row.excerpt)] if row.excerpt else []
        wanted += ["exempt: " + cut(row.reason)] if row.reason else []
        wanted += ["do: " + cut(row.hint)] if row.hint and row.level != "note" else []
    wanted = [paragraph.replace("`", "") for paragraph in wanted]
    start = next((at for at, one in enumerate(got) if wanted and one == wanted[0]), 0)
    differences.same_all("markdown", got[start:start + len(wanted)], wanted)


def harmless(name, source, differences):
    """Valid UTF-8, and nothing in it is a command to a runner."""
    for line in re.split("[\r\n]", source.decode("utf-8")):
        if re.search(r"#[^ -~]*#[^ -~]*\[", line) or name != "github.txt" and re.match("[^!-~]*:[^!-~]*:", line):
            differences.same("command in " + name, line[:200], "")


READERS = {"report.json": whole, "report.sarif": sarif, "gitlab.json": gitlab, "junit.xml": junit, "github.txt": github, "tap.txt": tap,
           "lines.txt": lines, "markdown.nodes": markdown}


def check(program, folder, words):
    subprocess.run([program, folder, *words], check=True)
    rows = expected.read(os.path.join(folder, "expected.txt"))
    total = 0
    for name, reader in READERS.items():
        differences = Differences()
        with open(os.path.join(folder, name), "rb") as file:
            source = file.read()
        if name != "markdown.nodes":
            harmless(name, source, differences)
        reader(source, rows, differences)
        print(f"{' '.join(words)}  {name:15} {differences.compared:7} comparisons, {differences.count} differences")
        total += differences.count
    return total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--keep")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = options.keep or folder
        bad = check(options.program, folder, ["small"])
        bad += check(options.program, folder, ["random", str(options.count), str(options.seed)])
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
