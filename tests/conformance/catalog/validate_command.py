#!/usr/bin/env python3
"""Holds the lines of `bs catalog validate --format jsonl FILE...` against Backstage's verdicts, file by file and document by
document: ok, and for what is valid entity and relations. BS names the program, BS_SHARED the folder with the verdicts."""
import json
import os
import subprocess
import sys

SETS = (("oracle/catalog/probes", "oracle/catalog/probes.expected.jsonl"),
        ("corpus/catalog-info", "corpus/catalog-info.expected.jsonl"),
        ("corpus/backstage-yaml", "corpus/backstage-yaml.expected.jsonl"))


def relations(document):
    return sorted((r["source"], r["type"], r["target"]) for r in document["relations"])


def difference(expected, given):
    if expected["ok"] != given["ok"]:
        return f"ok is {given['ok']}, Backstage says {expected['ok']}: {expected.get('error', '')}"
    if given.get("template") and expected["ok"]:
        return "marked as a template, and Backstage accepts it"
    if not expected["ok"]:
        return None
    if expected["entity"] != given["entity"]:
        return "the entities differ"
    if relations(expected) != relations(given):
        return "the relations differ"
    return None


def compare(shared, folder, verdicts):
    root = os.path.join(shared, folder)
    with open(os.path.join(shared, verdicts), encoding="utf-8") as file:
        expected = {line["file"]: line["documents"] for line in map(json.loads, file)}
    names = sorted(os.listdir(root))
    run = subprocess.run([os.environ["BS"], "catalog", "validate", "--format", "jsonl", *names], cwd=root,
                         capture_output=True, text=True, check=False)
    given = {line["file"]: line["documents"] for line in map(json.loads, run.stdout.splitlines())}
    faults, documents = [], 0
    if run.returncode != 1 or sorted(given) != names:
        faults.append(f"{folder}: status {run.returncode}, {len(given)} lines for {len(names)} files")
    for name in sorted(given):
        if len(expected[name]) != len(given[name]):
            faults.append(f"{name}: {len(given[name])} documents, Backstage sees {len(expected[name])}")
            continue
        for at, (one, other) in enumerate(zip(expected[name], given[name])):
            documents += 1
            fault = difference(one, other)
            if fault:
                faults.append(f"{name}, document {at + 1}: {fault}")
    print(f"{folder}: {len(names)} files, {documents} documents, {len(faults)} differences")
    return faults


def main():
    shared = os.environ.get("BS_SHARED", "../shared")
    if not os.path.isdir(os.path.join(shared, "corpus")):
        print("skipped: there is no ../shared (BS_SHARED)")
        return 0
    faults = [fault for folder, verdicts in SETS for fault in compare(shared, folder, verdicts)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
