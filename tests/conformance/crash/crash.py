#!/usr/bin/env python3
"""Kills scans at random and runs many at once; the catalog must stay whole.

usage: crash.py BS [--kills N] [--processes N] [--repositories FOLDER] [--seed N]

kills: between scans every repository gets a new version of its 40 entities. After each kill -9 the catalog must open, pass
integrity_check, and hold for each repository all entities of one version: the old or the new, never a part.
With --repositories the scans read that folder instead (as it is), and what is stored of each of its repositories must be all or nothing.
processes: so many `bs catalog` start together on one catalog that does not exist yet; none may say "locked" or fail, and the
result must equal that of one scan.
"""
import argparse
import collections
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

ENTITIES = 40
REPOSITORIES = 12


def environment(folder):
    return {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8",
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@x", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@x"}


class Bs:
    def __init__(self, program, folder, catalog):
        self.program, self.env, self.catalog = program, environment(folder), catalog

    def start(self, *words, **options):
        return subprocess.Popen([self.program, *words, "--catalog", self.catalog, "--trust", "*"], env=self.env, cwd=self.env["HOME"],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)

    def run(self, *words):
        process = self.start(*words)
        out, err = process.communicate()
        return process.returncode, out, err

    def entities(self):
        status, out, err = self.run("catalog", "--kind", "all", "--no-scan", "-f", "json")
        if status != 0:
            sys.exit(f"reading the catalog failed ({status}): {err}")
        return [e for e in json.loads(out)["entities"] if e["repositoryPath"]]


def write_version(repository, version):
    name = os.path.basename(repository)
    with open(os.path.join(repository, "catalog-info.yaml"), "w") as file:
        for i in range(ENTITIES):
            file.write(f"---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {{name: {name}-{i}, description: v{version}}}\n"
                       "spec: {type: service, lifecycle: production, owner: team}\n")


def git(env, repository, *words):
    subprocess.run(["git", "-C", repository, *words], env=env, check=True, stdout=subprocess.DEVNULL)


def make_repositories(root, env):
    repositories = []
    for i in range(REPOSITORIES):
        repository = os.path.join(root, f"r{i}")
        os.makedirs(repository)
        git(env, repository, "init", "-q")
        repositories.append(repository)
    return repositories


def commit_version(repositories, env, version):
    for repository in repositories:
        write_version(repository, version)
        git(env, repository, "add", "-A")
        git(env, repository, "commit", "-q", "-m", f"v{version}")


def check_file(catalog):
    database = sqlite3.connect(catalog)
    answer = database.execute("PRAGMA integrity_check").fetchone()[0]
    database.close()
    if answer != "ok":
        sys.exit(f"integrity_check: {answer}")


def check_versions(bs, version):
    found = collections.defaultdict(list)
    for entity in bs.entities():
        found[entity["repository"]].append(entity["description"])
    for repository, versions in found.items():
        if len(versions) != ENTITIES or len(set(versions)) != 1:
            sys.exit(f"half a repository: {repository} has {len(versions)} entities, of {sorted(set(versions))}")
    return sum(1 for versions in found.values() if versions[0] == f"v{version}")


def check_parts(bs, whole):
    found = collections.Counter(e["repositoryPath"] for e in bs.entities())
    for repository, count in found.items():
        if count != whole[repository]:
            sys.exit(f"half a repository: {repository} has {count} of {whole[repository]} entities")


def killed_scans(args, folder):
    env = environment(folder)
    bs = Bs(args.bs, folder, os.path.join(folder, "catalog.db"))
    root, repositories, whole = args.repositories, [], {}
    if root is None:
        root = os.path.join(folder, "repositories")
        repositories = make_repositories(root, env)
        commit_version(repositories, env, 0)
    started = time.monotonic()
    status, _, err = bs.run("catalog", "scan", root)
    duration = time.monotonic() - started
    if status != 0:
        sys.exit(f"the first scan failed: {err}")
    if not repositories:
        whole = collections.Counter(e["repositoryPath"] for e in bs.entities())
    landed = 0
    for kill in range(1, args.kills + 1):
        if repositories:
            commit_version(repositories, env, kill)
        elif kill % 2 == 1:
            for suffix in ("", "-wal", "-shm"):
                if os.path.exists(bs.catalog + suffix):
                    os.remove(bs.catalog + suffix)
        process = bs.start("catalog", "scan", root, "--force", start_new_session=True)
        time.sleep(random.uniform(0, duration * 1.2))
        if process.poll() is None:
            landed += 1
            os.killpg(process.pid, 9)
        process.communicate()
        if os.path.exists(bs.catalog):
            check_file(bs.catalog)
            check_versions(bs, kill) if repositories else check_parts(bs, whole)
    status, _, err = bs.run("catalog", "scan", root)
    if status != 0:
        sys.exit(f"the scan after the last kill failed: {err}")
    if repositories and check_versions(bs, args.kills) != REPOSITORIES:
        sys.exit("the last scan did not bring every repository to its last version")
    if whole and collections.Counter(e["repositoryPath"] for e in bs.entities()) != whole:
        sys.exit("the last scan did not find what the first one did")
    print(f"{args.kills} scans killed, {landed} of them while they ran (a scan takes {duration * 1000:.0f} ms): the catalog stayed whole")


def many_processes(args, folder):
    root = args.repositories
    env = environment(folder)
    if root is None:
        root = os.path.join(folder, "fresh")
        commit_version(make_repositories(root, env), env, 1)
    alone = Bs(args.bs, folder, os.path.join(folder, "alone.db"))
    alone.run("catalog", "scan", root)
    expected = sorted((e["ref"], e["repository"]) for e in alone.entities())
    shared = Bs(args.bs, folder, os.path.join(folder, "shared.db"))
    processes = []
    for i in range(args.processes):
        words = ("catalog", "scan", root) if i % 2 == 0 else ("catalog", "-f", "json")
        processes.append(shared.start(*words))
    for process in processes:
        out, err = process.communicate()
        if process.returncode != 0 or "locked" in err or "locked" in out:
            sys.exit(f"one of {args.processes} processes failed ({process.returncode}): {err}")
    shared.run("catalog", "scan", root)
    check_file(shared.catalog)
    if sorted((e["ref"], e["repository"]) for e in shared.entities()) != expected:
        sys.exit("the shared catalog differs from that of one scan")
    print(f"{args.processes} processes on one fresh catalog: nobody was locked out, nothing was lost ({len(expected)} entities)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bs", type=os.path.abspath)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--processes", type=int, default=50)
    parser.add_argument("--repositories", type=os.path.abspath)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    random.seed(args.seed)
    folder = tempfile.mkdtemp(prefix="bs-crash-")
    try:
        killed_scans(args, folder)
        many_processes(args, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
