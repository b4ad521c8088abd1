#!/usr/bin/env python3
"""Gives SARIF of made reports to Sarif.Multitool with GitHub's rules: no error, no warning.

  sarif_multitool.py REPORT_FORMATS [FILE.sarif...]

BS_SARIF_MULTITOOL names the program (npm's @microsoft/sarif-multitool-linux 5.7.0); without it: skipped.
The tool always ends with status 0, so its output is read."""
import os
import re
import subprocess
import sys
import tempfile

REPORTS = [["small"], ["random", "1000", "7"], ["large", "19", "40"], ["large", "30", "200"], ["large", "1", "25001"]]


def complaints(tool, path):
    done = subprocess.run([tool, "validate", path, "--rule-kind", "Sarif;Ghas", "--max-file-size-in-kb", "1000000"],
                          capture_output=True, text=True, timeout=600)
    text = done.stdout + done.stderr
    if "1 files scanned" not in text:
        return ["the file was not read:\n" + text]
    return [line for line in text.splitlines() if re.search(r": (error|warning) |\bERR\d|exception", line)]


def main():
    tool = os.environ.get("BS_SARIF_MULTITOOL", "")
    if not os.access(tool, os.X_OK):
        print("skipped: BS_SARIF_MULTITOOL names no program")
        return 0
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        files = sys.argv[2:]
        for number, words in enumerate(REPORTS):
            target = os.path.join(folder, str(number))
            os.mkdir(target)
            subprocess.run([sys.argv[1], target, *words], check=True)
            files.append(os.path.join(target, "report.sarif"))
        for path in files:
            found = complaints(tool, path)
            bad += len(found)
            print(f"{path}: {len(found)} errors and warnings")
            for line in found[:10]:
                print("  " + line[:600])
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
