#!/usr/bin/env python3
"""Updates held against `git merge` of the same trees.

A template lives through several versions with renames, deletions, mode changes and conflicts; projects are generated from it by
`bs new`, edited by hand, and updated by `bs update`, one version after the other. Each result is compared with what git merges
from the same three trees (merge.directoryRenames=false): the same paths, bytes and modes, the same conflicts.

On purpose otherwise than git: what the user deleted and the template changed stays deleted and is no conflict; of a file that both
moved elsewhere the two new names are in conflict, not the old one.

    compare.py BS [PROJECTS [SEED]]
"""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

BS = os.path.abspath(sys.argv[1])
PROJECTS = int(sys.argv[2]) if len(sys.argv) > 2 else 12
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1
VERSIONS = 3

ENVIRONMENT = {
    "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "BS_NOW": "2026-11-22T09:00:00Z",
    "GIT_AUTHOR_NAME": "Lea", "GIT_AUTHOR_EMAIL": "lea@acme.example", "GIT_COMMITTER_NAME": "Lea",
    "GIT_COMMITTER_EMAIL": "lea@acme.example", "GIT_AUTHOR_DATE": "2026-11-20T10:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-20T10:00:00Z",
}
for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
    if name in os.environ:
        ENVIRONMENT[name] = os.environ[name]


def run(*command, cwd, ok=(0,), env=None):
    done = subprocess.run(command, cwd=cwd, env={**ENVIRONMENT, **(env or {})}, capture_output=True, text=True,
                          errors="surrogateescape")
    if done.returncode not in ok:
        sys.exit(f"{' '.join(command)} in {cwd}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def git(cwd, *arguments, **options):
    return run("git", *arguments, cwd=cwd, **options).stdout.strip()


def write(path, text, executable=False):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    os.chmod(path, 0o755 if executable else 0o644)


def lines(rng, name):
    return [f"{name} line {n}: {rng.randrange(10**6)}" for n in range(rng.randrange(8, 40))]


class Skeleton:
    """The template's files as lists of lines, changed from version to version."""

    def __init__(self, rng):
        self.rng = rng
        self.files = {}
        for n in range(18):
            folder = rng.choice(["", "src/", "src/deep/", "docs/"])
            self.files[f"{folder}file{n}.txt"] = [lines(rng, f"file{n}"), n % 6 == 0]
        self.added = 0

    def change_lines(self, path):
        text = self.files[path][0]
        for _ in range(self.rng.randrange(1, 4)):
            at = self.rng.randrange(len(text))
            kind = self.rng.randrange(3)
            if kind == 0:
                text[at] = f"changed by the template {self.rng.randrange(10**6)}"
            elif kind == 1:
                text.insert(at, f"added by the template {self.rng.randrange(10**6)}")
            elif len(text) > 6:
                del text[at]

    def next_version(self):
        for path in self.rng.sample(sorted(self.files), 7):
            self.change_lines(path)
        old = self.rng.choice(sorted(self.files))
        self.files[os.path.join("moved", f"renamed{self.added}.txt")] = self.files.pop(old)
        del self.files[self.rng.choice(sorted(self.files))]
        mode = self.rng.choice(sorted(self.files))
        self.files[mode][1] = not self.files[mode][1]
        self.added += 1
        self.files[f"new{self.added}.txt"] = [lines(self.rng, f"new{self.added}"), False]

    def save(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        for path, (text, executable) in self.files.items():
            body = "\n".join(text) + "\n"
            write(os.path.join(folder, path), "${{ values.name }}\n" + body, executable)


TEMPLATE = """apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: {name: sample}
spec:
  type: service
  parameters: {required: [name], properties: {name: {type: string}}}
  steps:
    - action: fetch:template
      input: {url: ./skeleton, values: {name: "${{ parameters.name }}"}}
"""


def edit_by_hand(rng, root, gently=False):
    """What people do to a generated project: lines changed, a file deleted, one moved, a mode, one of their own. Gently: one line,
    and files of their own."""
    paths = sorted(p for p in git(root, "ls-files").splitlines() if not p.startswith(".bs-template/"))
    for path in rng.sample(paths, min(1 if gently else 5, len(paths))):
        with open(os.path.join(root, path)) as file:
            text = file.read().split("\n")
        at = rng.randrange(max(1, len(text) - 1))
        text[at] = f"edited by hand {rng.randrange(10**6)}"
        with open(os.path.join(root, path), "w") as file:
            file.write("\n".join(text))
    write(os.path.join(root, "own", f"mine{rng.randrange(1000)}.txt"), f"mine {rng.randrange(10**6)}\n" * 5)
    if gently:
        git(root, "add", "-A")
        git(root, "commit", "-qm", "by hand")
        return
    gone = rng.choice(paths)
    git(root, "rm", "-qf", gone)
    moved = rng.choice([p for p in paths if p != gone])
    os.makedirs(os.path.join(root, "own"), exist_ok=True)
    git(root, "mv", moved, f"own/{os.path.basename(moved)}")
    mode = rng.choice([p for p in paths if p not in (gone, moved)])
    os.chmod(os.path.join(root, mode), 0o755 if rng.random() < 0.5 else 0o644)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "by hand")


def tree_of(scratch, folder):
    """The git tree of a folder on disk without .git and .bs-template."""
    index = os.path.join(scratch, "index")
    if os.path.exists(index):
        os.remove(index)
    env = {"GIT_INDEX_FILE": index, "GIT_DIR": os.path.join(scratch, ".git"), "GIT_WORK_TREE": folder}
    run("git", "add", "-A", "--force", ".", ":!.bs-template", cwd=folder, env=env)
    return run("git", "write-tree", cwd=folder, env=env).stdout.strip()


def listing(scratch, tree):
    found = {}
    for line in git(scratch, "ls-tree", "-r", tree).splitlines():
        meta, path = line.split("\t", 1)
        mode, _, blob = meta.split()
        text = run("git", "cat-file", "blob", blob, cwd=scratch).stdout
        # Labels of markers are named otherwise; what stands between them is not.
        found[path] = (mode, re.sub(r"(?m)^(<{7}|>{7}) .*$", r"\1", text))
    return found


def merged_by_git(scratch, base, ours, theirs):
    """(files, conflicted paths) of git's merge; what ours deleted and theirs changed is taken as deleted."""
    commit = lambda tree, *parents: git(scratch, "commit-tree", tree, "-m", "x", *sum((["-p", p] for p in parents), []))
    b = commit(base)
    o, t = commit(ours, b), commit(theirs, b)
    done = run("git", "-c", "merge.directoryRenames=false", "merge-tree", "--write-tree", "--name-only", "--messages", o, t,
               cwd=scratch, ok=(0, 1))
    parts = done.stdout.split("\n\n", 1)
    names = parts[0].splitlines()
    messages = parts[1] if len(parts) > 1 else ""
    files = listing(scratch, names[0])
    conflicts = set(names[1:])
    for path in re.findall(r"CONFLICT \(modify/delete\): (\S+) deleted in " + re.escape(o), messages):
        files.pop(path, None)
        conflicts.discard(path)
    for path in re.findall(r"CONFLICT \(rename/delete\): (\S+) renamed to (\S+) in " + re.escape(t) + ", but deleted in", messages):
        files.pop(path[1], None)
        conflicts.discard(path[1])
    # Of a file that both sides moved elsewhere git lists the old name too, under which nobody has it.
    for path in re.findall(r"CONFLICT \(rename/rename\): (\S+) renamed to", messages):
        if path not in files:
            conflicts.discard(path)
    return files, conflicts


class Comparison:
    def __init__(self):
        self.updates = self.clean = self.conflicting = 0
        self.differences = []

    def hold(self, name, expected, conflicts, found, told):
        self.updates += 1
        if conflicts:
            self.conflicting += 1
        else:
            self.clean += 1
        for path in sorted(set(expected) | set(found)):
            if expected.get(path) != found.get(path):
                self.differences.append(f"{name}: {path}: git {describe(expected.get(path))}, bs {describe(found.get(path))}")
        if conflicts != told:
            self.differences.append(f"{name}: conflicts: git {sorted(conflicts)}, bs {sorted(told)}")


def describe(entry):
    return "has none" if entry is None else f"{entry[0]} {len(entry[1])} bytes {hash(entry[1]) & 0xffff:04x}"


def update_in_work_tree(comparison, place, scratch, rng, version):
    """One project, updated where it lies; conflicts are settled by taking what is there without the markers."""
    root = os.path.join(place, "project")
    edit_by_hand(rng, root)
    told = json.loads(run(BS, "update", "--check", "-f", "json", cwd=root, ok=(0, 1)).stdout)["updates"][0]
    base = rendered(place, f"v{version - 1}.0.0")
    theirs = rendered(place, f"v{version}.0.0")
    files, conflicts = merged_by_git(scratch, tree_of(scratch, base), tree_of(scratch, root), tree_of(scratch, theirs))
    run(BS, "update", "--yes", cwd=root, ok=(0, 1))
    comparison.hold(f"work tree, v{version}", files, conflicts, listing(scratch, tree_of(scratch, root)),
                    {conflict["path"] for conflict in told["conflicts"]})
    for path in files:
        name = os.path.join(root, path)
        if os.path.isfile(name):
            with open(name) as file:
                text = file.read()
            with open(name, "w") as file:
                file.write(re.sub(r"(?m)^(<{7}|={7}|>{7}).*\n", "", text))
    git(root, "add", "-A")
    git(root, "commit", "-qm", f"v{version}")


def rendered(place, version):
    folder = os.path.join(place, "rendered", version)
    if not os.path.exists(folder):
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        run(BS, "new", "./templates//sample", folder, "--rev", version, "--set", "name=sample", "--yes", "--no-git", cwd=place)
    return folder


def main():
    place = tempfile.mkdtemp(prefix="bs-update-")
    ENVIRONMENT["HOME"] = place
    rng = random.Random(SEED)
    scratch = os.path.join(place, "scratch")
    git(place, "init", "-q", scratch)
    templates = os.path.join(place, "templates")
    git(place, "init", "-qb", "main", templates)
    write(os.path.join(templates, "sample", "template.yaml"), TEMPLATE)
    skeleton = Skeleton(rng)

    def release(version):
        skeleton.save(os.path.join(templates, "sample", "skeleton"))
        git(templates, "add", "-A")
        git(templates, "commit", "-qm", f"v{version}")
        git(templates, "tag", f"v{version}.0.0")

    write(os.path.join(place, "bs.yaml"), "templates: [./templates]\n")
    release(1)
    comparison = Comparison()
    run(BS, "new", "sample", "project", "--set", "name=sample", "--yes", cwd=place)
    for n in range(PROJECTS):
        run(BS, "new", "sample", f"p{n}", "--set", "name=sample", "--yes", cwd=place)
        edit_by_hand(random.Random(SEED * 1000 + n), os.path.join(place, f"p{n}"), gently=n % 3 != 0)
    for version in range(2, VERSIONS + 2):
        skeleton.next_version()
        release(version)
        update_in_work_tree(comparison, place, scratch, rng, version)

    last = f"v{VERSIONS + 1}.0.0"
    base, theirs = rendered(place, "v1.0.0"), rendered(place, last)
    fleet = json.loads(run(BS, "update", "--all", "--branch", "updated", "-f", "json", cwd=place, ok=(0, 1)).stdout)["updates"]
    by_name = {os.path.basename(one["repository"]): one for one in fleet}
    for n in range(PROJECTS):
        root = os.path.join(place, f"p{n}")
        one = by_name[f"p{n}"]
        before = tree_of(scratch, root)
        files, conflicts = merged_by_git(scratch, tree_of(scratch, base), before, tree_of(scratch, theirs))
        if git(root, "status", "--porcelain"):
            comparison.differences.append(f"p{n}: the work tree was touched")
        if conflicts:
            if "commit" in one:
                comparison.differences.append(f"p{n}: committed, and git has conflicts {sorted(conflicts)}")
            comparison.hold(f"p{n}", {}, conflicts, {}, set(one["conflicts"]))
            continue
        copy = os.path.join(place, "copy")
        shutil.rmtree(copy, ignore_errors=True)
        git(place, "clone", "-q", "-b", "updated", root, copy)
        comparison.hold(f"p{n}", files, conflicts, listing(scratch, tree_of(scratch, copy)), set(one["conflicts"]))

    for line in comparison.differences:
        print(line)
    print(f"{comparison.updates} updates held against git: {comparison.clean} clean, {comparison.conflicting} with conflicts, "
          f"{len(comparison.differences)} differences")
    if not comparison.differences and os.environ.get("BS_KEEP") != "1":
        shutil.rmtree(place)
    sys.exit(1 if comparison.differences or comparison.updates == 0 else 0)


main()
