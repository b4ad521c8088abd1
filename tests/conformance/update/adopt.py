#!/usr/bin/env python3
"""A project that cookiecutter made is adopted and then updated; once by matching its text, once by the .cruft.json that cruft
leaves behind. The result is held against `git merge` of the same trees. Skipped where there is no cookiecutter.

    adopt.py BS
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

BS = os.path.abspath(sys.argv[1])
ENVIRONMENT = {
    "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "BS_NOW": "2026-11-22T09:00:00Z",
    "GIT_AUTHOR_NAME": "Lea", "GIT_AUTHOR_EMAIL": "lea@acme.example", "GIT_COMMITTER_NAME": "Lea",
    "GIT_COMMITTER_EMAIL": "lea@acme.example",
}


def run(*command, cwd, ok=(0,)):
    done = subprocess.run(command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True)
    if done.returncode not in ok:
        sys.exit(f"{' '.join(command)} in {cwd}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def template(root, version):
    shutil.rmtree(os.path.join(root, "svc"), ignore_errors=True)
    folder = os.path.join(root, "svc", "{{ cookiecutter.slug }}")
    questions = {"name": "My Service", "slug": "{{ cookiecutter.name|lower|replace(' ', '-') }}",
                 "port": "8080", "ci": ["github", "gitlab"]}
    write(os.path.join(root, "svc", "cookiecutter.json"), json.dumps(questions))
    write(os.path.join(folder, "README.md"), "# {{ cookiecutter.name }}\n\nListens at port {{ cookiecutter.port }}.\n")
    body = "".join(f"step {n} of {{{{ cookiecutter.slug }}}}\n" for n in range(12))
    write(os.path.join(folder, "src", "{{ cookiecutter.slug }}.txt"), body if version == 1 else body.replace("step 3 ", "STEP 3 "))
    write(os.path.join(folder, "ci.txt"), "{% if cookiecutter.ci == 'gitlab' %}gitlab{% else %}github{% endif %}\n")
    if version == 2:
        write(os.path.join(folder, "CHANGELOG.md"), "# Changes\n")
    run("git", "add", "-A", cwd=root)
    run("git", "commit", "-qm", f"v{version}", cwd=root)
    run("git", "tag", f"v{version}.0.0", cwd=root)


def commit(root, message):
    run("git", "add", "-A", cwd=root)
    run("git", "commit", "-qm", message, cwd=root)


def generated(place, templates, version, into):
    values = ["name=Billing API", "port=9090", "ci=gitlab"]
    run("git", "checkout", "-q", f"v{version}.0.0", cwd=templates)
    run("cookiecutter", "--no-input", "-o", into, "-f", os.path.join(templates, "svc"), *values, cwd=place)
    run("git", "checkout", "-q", "main", cwd=templates)
    return os.path.join(into, "billing-api")


def merged_by_git(place, base, ours, theirs):
    """The files that git merges from three folders."""
    scratch = os.path.join(place, "scratch")
    shutil.rmtree(scratch, ignore_errors=True)
    run("git", "init", "-qb", "base", scratch, cwd=place)

    def put(folder, branch, start):
        if start:
            run("git", "checkout", "-qb", branch, start, cwd=scratch)
        for name in os.listdir(scratch):
            if name != ".git":
                path = os.path.join(scratch, name)
                shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
        shutil.copytree(folder, scratch, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git", ".bs-template", ".cruft.json"))
        commit(scratch, branch)

    put(base, "base", None)
    put(theirs, "theirs", "base")
    put(ours, "ours", "base")
    run("git", "merge", "-q", "--no-edit", "theirs", cwd=scratch)
    return files_of(scratch)


def files_of(root):
    found = {}
    for name in run("git", "ls-files", "-co", "--exclude-standard", cwd=root).splitlines():
        path = os.path.join(root, name)
        if name.startswith(".bs-template/") or name == ".cruft.json" or not os.path.exists(path):
            continue
        with open(path) as file:
            found[name] = file.read()
    return found


def adopted(place, templates, with_cruft):
    home = os.path.join(place, "cruft" if with_cruft else "plain")
    os.makedirs(home)
    project = generated(place, templates, 1, home)
    if with_cruft:
        context = {"name": "Billing API", "slug": "billing-api", "port": "9090", "ci": "gitlab", "_template": templates}
        head = run("git", "rev-parse", "v1.0.0", cwd=templates)
        write(os.path.join(project, ".cruft.json"),
              json.dumps({"template": templates, "commit": head, "checkout": None, "context": {"cookiecutter": context}, "directory": "svc"}))
    run("git", "init", "-qb", "main", cwd=project)
    commit(project, "generated")
    text = open(os.path.join(project, "src", "billing-api.txt")).read()
    write(os.path.join(project, "src", "billing-api.txt"), text.replace("step 10 ", "our step 10 "))
    write(os.path.join(project, "own.txt"), "ours\n")
    commit(project, "by hand")
    print(run(BS, "template", "adopt", templates + "//svc", ".", "--yes", cwd=project))
    commit(project, "link")
    ours = os.path.join(place, "ours")
    shutil.rmtree(ours, ignore_errors=True)
    shutil.copytree(project, ours)
    print(run(BS, "update", "--yes", "--from", templates + "//svc", cwd=project))
    base = generated(place, templates, 1, os.path.join(place, "v1"))
    theirs = generated(place, templates, 2, os.path.join(place, "v2"))
    return merged_by_git(place, base, ours, theirs), files_of(project)


def main():
    if shutil.which("cookiecutter") is None:
        print("skipped: there is no cookiecutter")
        return 77
    place = tempfile.mkdtemp(prefix="bs-adopt-")
    ENVIRONMENT["HOME"] = place
    templates = os.path.join(place, "templates")
    run("git", "init", "-qb", "main", templates, cwd=place)
    for version in (1, 2):
        template(templates, version)
    status = 0
    for with_cruft in (False, True):
        expected, found = adopted(place, templates, with_cruft)
        for name in sorted(set(expected) | set(found)):
            if expected.get(name) != found.get(name):
                print(f"{name}: git {expected.get(name)!r}, bs {found.get(name)!r}")
                status = 1
    print("adopted and updated: " + ("as git merges" if status == 0 else "not as git merges"))
    if status == 0:
        shutil.rmtree(place)
    return status


sys.exit(main())
