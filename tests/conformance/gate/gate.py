#!/usr/bin/env python3
"""Ways in which a pull request tries to pass its own gate. Each is made in a fresh repository, committed, and judged by
`bs check --base base`, both as the working tree lies and at the commit (--rev HEAD): the status must be 1, or where nothing can be compared 2. First the gate
itself is tried: a change without fault passes, and the plain fault fails."""
import os
import sys

import attacks_content  # noqa: F401 (they write themselves down)
import attacks_plain  # noqa: F401
import attacks_policy  # noqa: F401
import attacks_scope  # noqa: F401
from registry import ATTACKS, HARMLESS
from repository import Repository


def judged(program, attack, *words):
    repository = Repository(program)
    try:
        extra = attack(repository) or {}
        if not extra.pop("committed", False):
            repository.commit()
        expected = extra.pop("status", 1)
        given = extra.pop("words", None) or ("--base", "base")
        status, text = repository.check(*(given), *[word for word in words if "--rev" not in given],
                                        folder=extra.pop("folder", ""), extra=extra)
        return status, expected, text
    finally:
        repository.close()


def main():
    program = os.path.abspath(sys.argv[1])
    only = sys.argv[2:]
    failures = 0
    for attack in HARMLESS:
        status, _, text = judged(program, attack)
        if status != 0:
            failures += 1
            print(f"HARMLESS, and status {status}: {attack.__doc__}\n{text}")
    tried = 0
    for attack in ATTACKS:
        if only and attack.__name__ not in only:
            continue
        for words in ((), ("--rev", "HEAD")):
            tried += 1
            status, expected, text = judged(program, attack, *words)
            if only:
                print(text)
            if status != expected:
                failures += 1
                print(f"status {status}, expected {expected} {' '.join(words)}: {attack.__name__}: {attack.__doc__}\n{text}")
    print(f"{len(ATTACKS)} ways to pass, each on disk and as a commit: {tried} tries, {failures} failures")
    return 1 if failures else 0


sys.exit(main())
