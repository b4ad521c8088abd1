"""Changes without fault, the fault itself, and attacks on the base that is compared with."""
from registry import attack, harmless


@harmless
def nothing(repository):
    """A change of nothing."""


@harmless
def good_code(repository):
    """Code without fault, in an old file and a new one."""
    repository.write("src/b.c", "int b = 1;\n")
    repository.write("src/c.c", "int c;\n")


@harmless
def known_moves_down(repository):
    """The known finding stands on another line."""
    repository.write("src/a.c", "int z;\n\n\n" + repository.read("src/a.c"))


@harmless
def known_is_fixed(repository):
    """The known finding goes."""
    repository.write("src/a.c", "int a;\n")


@harmless
def policy_is_tightened(repository):
    """The change edits its policy and breaks nothing."""
    repository.replace("policy/checks/has-readme.yaml", "medium", "high")


@attack
def plain(repository):
    """The fault, undisguised."""
    repository.violate()


@attack
def false_merge(repository):
    """The head is a merge whose first parent holds the fault already; GitHub's variables name another commit."""
    repository.violate()
    first = repository.commit()
    tree = repository.git("rev-parse", "HEAD^{tree}")
    merge = repository.git("commit-tree", tree, "-p", first, "-p", "base", "-m", "merge")
    repository.git("update-ref", "HEAD", merge)
    repository.git("update-ref", "refs/remotes/origin/main", "base")
    return {"committed": True, "words": ("--new",), "GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main",
            "GITHUB_EVENT_NAME": "pull_request", "GITHUB_REF": "refs/pull/1/merge", "GITHUB_SHA": "0" * 40}


@attack
def false_merge_with_rights(repository):
    """The same, checked out by a workflow of pull_request_target, which names the commit."""
    extra = false_merge(repository)
    return {**extra, "GITHUB_EVENT_NAME": "pull_request_target", "GITHUB_SHA": repository.git("rev-parse", "HEAD")}


@attack
def true_merge(repository):
    """GitHub's own merge commit of a change with the fault."""
    repository.violate()
    second = repository.commit()
    tree = repository.git("rev-parse", "HEAD^{tree}")
    merge = repository.git("commit-tree", tree, "-p", "base", "-p", second, "-m", "merge")
    repository.git("update-ref", "HEAD", merge)
    return {"committed": True, "words": ("--new",), "GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main",
            "GITHUB_EVENT_NAME": "pull_request", "GITHUB_REF": "refs/pull/1/merge", "GITHUB_SHA": merge}


@attack
def reverted_history(repository):
    """The change contains the fault in one commit and claims an old base by merging it."""
    repository.violate()
    repository.commit()
    repository.git("merge", "-q", "-s", "ours", "base", "-m", "again")
    return {"committed": True}


@attack
def no_base(repository):
    """Nothing to compare with is no pass."""
    repository.violate()
    return {"words": ("--new",), "status": 2}


@attack
def orphan_branch(repository):
    """The change has no history in common with its base."""
    repository.git("checkout", "-q", "--orphan", "loose")
    repository.violate()
    return {"status": 2}
