#!/usr/bin/env python3
"""shipped.py BS [--all] [TEMPLATE…]: each shipped template lints, passes its own cases, and for each choice of CI and
licence makes a project that is committed, is built and tested by its own toolchain, leaves nothing behind that git sees,
and reaches gold on the track basics. Without a CI, which basics asks for, exactly that check fails. A toolchain that is
not there is told and left out; the rest is held all the same."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

from toolchains import TOOLCHAINS

CIS = ("github", "gitlab", "none")
LICENCES = ("Apache-2.0", "MIT", "none")
OWNER = "group:default/payments"
PORTED = ("go-service", "node-service", "python-service")
# Names that a toolchain might take for something of its own, or find too long.
NAMES = ("test", "http", "a-name-as-long-as-any-name-may-be-which-is-sixty-three-letterss")


class Fault(Exception):
    pass


class Bench:
    """A folder for projects, and bs with a catalog of its own."""

    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.folder = tempfile.mkdtemp(prefix="bs-shipped-")
        names = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com",
                 "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com"}
        self.environment = {**os.environ, **names, "BS_CATALOG": os.path.join(self.folder, "catalog.db"),
                            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
        for name in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "CXXFLAGS", "GITHUB_BASE_REF"):
            self.environment.pop(name, None)

    def run(self, *words, folder=None, status=0):
        try:
            ran = subprocess.run(words, cwd=folder or self.folder, env=self.environment, text=True, timeout=600,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        except subprocess.TimeoutExpired as late:
            raise Fault(f"{' '.join(words)}: not done after 10 minutes") from late
        if status is not None and ran.returncode != status:
            raise Fault(f"{' '.join(words)}: status {ran.returncode}, not {status}\n{ran.stdout}")
        return ran.stdout

    def bs(self, *words, folder=None, status=0):
        return self.run(self.program, *words, folder=folder, status=status)

    def new(self, template, name, answers):
        """The folder of a project that bs made and committed."""
        folder = os.path.join(self.folder, "projects", name)
        shutil.rmtree(folder, ignore_errors=True)
        words = [f"--set={key}={value}" for key, value in answers.items()]
        self.bs("new", template, folder, "--yes", *words)
        if self.run("git", "status", "--porcelain", folder=folder):
            raise Fault("bs new left something uncommitted")
        return folder

    def verdict(self, folder):
        """The level that the project reaches on basics, and the checks that fail or warn."""
        report = os.path.join(self.folder, "report.json")
        self.bs("check", "--track", "basics", "--rev", "HEAD", "-f", f"json={report}", folder=folder, status=None)
        with open(report, encoding="utf-8") as file:
            (run,) = json.load(file)["runs"]
        (component,) = run["components"]
        (standing,) = component["standings"]
        results = run["repositoryWide"]["results"] + component["results"]
        wrong = [result["check"] for result in results if result["outcome"] not in ("passed", "not-applicable")]
        return standing["level"], wrong

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def hold(condition, text):
    if not condition:
        raise Fault(text)


def answers_of(template, name, ci, licence):
    """With MIT everything is said, and otherwise only what must be."""
    answers = {"name": name, "owner": OWNER, "ci": ci, "licence": licence}
    if licence == "MIT":
        answers |= {"organisation": "acme", "system": "money", "description": 'It is "ours": \\o/ & <yours>'}
        if template in PORTED:
            answers["port"] = "9000"
    return answers


def try_project(bench, template, name, ci, licence):
    """Returns the level."""
    folder = bench.new(template, name, answers_of(template, name, ci, licence))
    level, wrong = bench.verdict(folder)
    if ci == "none":
        hold(wrong == ["ci-present"], f"without CI, these checks fail: {wrong}")
    else:
        hold((level, wrong) == ("gold", []), f"level {level}, these checks fail: {wrong}")
    toolchain = TOOLCHAINS[template]
    if not toolchain.missing():
        for command in toolchain.commands:
            bench.run(*(word.replace("BS=BS", f"BS={bench.program}") for word in command), folder=folder)
        left = bench.run("git", "status", "--porcelain", folder=folder)
        hold(not left, f"building and testing left in the work tree:\n{left}")
    return level


def try_template(bench, template, is_all):
    """Returns the number of projects made and the level of those with CI."""
    bench.bs("template", "lint", template)
    bench.bs("template", "test", template)
    choices = [("a-thing", ci, licence) for ci in CIS for licence in LICENCES]
    if not is_all:
        choices = [("a-thing", *pair) for pair in zip(CIS, LICENCES)]
    choices += [(name, "github", "Apache-2.0") for name in (NAMES if is_all else NAMES[2:])]
    levels = set()
    for name, ci, licence in choices:
        try:
            level = try_project(bench, template, name, ci, licence)
        except Fault as fault:
            raise Fault(f"{name}, CI {ci}, licence {licence}: {fault}") from fault
        if ci != "none":
            levels.add(level)
    (level,) = levels
    return len(choices), level


def main():
    words = [word for word in sys.argv[2:] if word != "--all"]
    bench = Bench(sys.argv[1])
    failures = 0
    try:
        for template in words or sorted(TOOLCHAINS):
            toolchain = TOOLCHAINS[template]
            missing = toolchain.missing()
            try:
                count, level = try_template(bench, template, "--all" in sys.argv)
            except Fault as fault:
                failures += 1
                print(f"{template}: FAILED: {fault}", flush=True)
                continue
            built = f"skipped building, {missing} is not here" if missing else f"built and tested by {toolchain.version_text()}"
            print(f"{template}: lints, cases pass, {count} projects, {built}, {level}", flush=True)
    finally:
        bench.close()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
