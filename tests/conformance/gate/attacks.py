"""The attacks. Each takes the repository, on a branch of its own at the base, and may give back what the run is to be told:
environment variables, `words`, `folder`, `committed`."""
from repository import CATALOG

HARMLESS, ATTACKS = [], []


def harmless(function):
    HARMLESS.append(function)
    return function


def attack(function):
    ATTACKS.append(function)
    return function


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


# --- the policy in the change itself

@attack
def fail_on_never(repository):
    """bs.yaml: failOn never."""
    repository.violate()
    repository.replace("bs.yaml", "failOn: medium", "failOn: never")


@attack
def skip(repository):
    """bs.yaml: skip the check."""
    repository.violate()
    repository.replace("bs.yaml", "failOn: medium", "skip: [no-forbidden]")


@attack
def other_track(repository):
    """bs.yaml: a track that asks nothing."""
    repository.violate()
    repository.write("policy/tracks/easy.yaml", "id: easy\nname: Easy\nlevels: [{ordinal: 1, name: a, checks: []}]\n")
    repository.replace("bs.yaml", "track: ours", "track: easy")


@attack
def no_config(repository):
    """bs.yaml is deleted."""
    repository.violate()
    repository.remove("bs.yaml")


@attack
def no_policy(repository):
    """bs.yaml names no policy."""
    repository.violate()
    repository.write("bs.yaml", "{}\n")


@attack
def other_policy(repository):
    """bs.yaml names another policy folder, in which the check holds always."""
    repository.violate()
    repository.write("easy/checks/no-forbidden.yaml", repository.read("policy/checks/no-forbidden.yaml").replace("value: 0", "value: 2"))
    repository.write("easy/tracks/ours.yaml", "id: ours\nname: Ours\nlevels: [{ordinal: 1, name: a, checks: [{id: no-forbidden}]}]\n")
    repository.replace("bs.yaml", "./policy", "./easy")


@attack
def nested_config(repository):
    """A bs.yaml in the folder stood in."""
    repository.violate()
    repository.write("src/bs.yaml", "check: {failOn: never}\n")
    return {"folder": "src"}


@attack
def broken_config(repository):
    """bs.yaml is no YAML."""
    repository.violate()
    repository.write("bs.yaml", "check: [\n")
    return {"status": 2}


@attack
def linked_config(repository):
    """bs.yaml is a link to an easy one."""
    repository.violate()
    repository.write("easy.yaml", "check: {failOn: never}\n")
    repository.remove("bs.yaml")
    repository.link("bs.yaml", "easy.yaml")


@attack
def low_severity(repository):
    """The check's severity is lowered."""
    repository.violate()
    repository.replace("policy/checks/no-forbidden.yaml", "severity: high", "severity: low")


@attack
def only_warns(repository):
    """The check is made a warning."""
    repository.violate()
    repository.write("policy/checks/no-forbidden.yaml", repository.read("policy/checks/no-forbidden.yaml") + "warning: true\n")


@attack
def no_check(repository):
    """The check is deleted, in its file and in the track."""
    repository.violate()
    repository.remove("policy/checks/no-forbidden.yaml")
    repository.replace("policy/tracks/ours.yaml", "      - {id: no-forbidden}\n", "")


@attack
def dull_rule(repository):
    """The check's rule always holds."""
    repository.violate()
    repository.replace("policy/checks/no-forbidden.yaml", "operator: hasLengthOf, value: 0", "operator: exists, value: true")


@attack
def dull_fact(repository):
    """The check's fact looks elsewhere."""
    repository.violate()
    repository.replace("policy/checks/no-forbidden.yaml", "**/*.c", "**/*.nothing")


@attack
def second_definition(repository):
    """A second check of the same id."""
    repository.violate()
    repository.write("policy/checks/a-no-forbidden.yaml", repository.read("policy/checks/no-forbidden.yaml").replace("value: 0", "value: 9"))


@attack
def narrow_applicable(repository):
    """The check applies nowhere."""
    repository.violate()
    repository.write("policy/checks/no-forbidden.yaml", repository.read("policy/checks/no-forbidden.yaml") +
                     "applicable: {path: $.count, operator: equal, value: 77}\n")


@attack
def exempts_itself(repository):
    """An exemption for the component."""
    repository.violate()
    repository.write("policy/exemptions.yaml", "exemptions:\n- {check: no-forbidden, component: pay, reason: please, approver: me}\n")


@attack
def exempts_everything(repository):
    """An exemption for all paths."""
    repository.violate()
    repository.write("policy/exemptions.yaml", "exemptions:\n- {check: no-forbidden, path: '**', reason: please, approver: me}\n")


@attack
def linked_policy(repository):
    """The policy folder is a link to another."""
    repository.violate()
    repository.move("policy", "easy")
    repository.replace("easy/checks/no-forbidden.yaml", "severity: high", "severity: low")
    repository.link("policy", "easy")


@attack
def policy_linked_to_fixtures(repository):
    """The policy folder is a link to a folder of the base that holds an easy policy, as a fixture."""
    repository.git("checkout", "-q", "base")
    for name in ("checks/no-forbidden.yaml", "tracks/ours.yaml"):
        repository.write("fixtures/" + name, repository.read("policy/" + name))
    repository.replace("fixtures/checks/no-forbidden.yaml", "severity: high", "severity: low")
    repository.write("fixtures/tracks/ours.yaml", "id: ours\nname: Ours\nlevels: [{ordinal: 1, name: a, checks: [{id: no-forbidden}]}]\n")
    repository.commit()
    repository.git("checkout", "-q", "-B", "change")
    repository.violate()
    repository.remove("policy")
    repository.link("policy", "fixtures")


@attack
def broken_policy(repository):
    """The policy in the change is broken."""
    repository.violate()
    repository.write("policy/checks/no-forbidden.yaml", "id: [\n")


@attack
def collector(repository):
    """A collector that shadows a built-in fact."""
    repository.violate()
    repository.write("policy/collectors/scm.yaml", "type: scm\ncollects: []\n")


# --- what selects checks

@attack
def renamed(repository):
    """The component gets another name, and the fault."""
    repository.violate()
    repository.replace("catalog-info.yaml", "name: pay", "name: payments")


@attack
def other_namespace(repository):
    """The component moves to another namespace, and gets the fault."""
    repository.violate()
    repository.replace("catalog-info.yaml", "name: pay", "name: pay\n  namespace: hidden")


@attack
def other_kind(repository):
    """The component becomes a resource, which the track does not take."""
    repository.violate()
    repository.replace("catalog-info.yaml", "kind: Component", "kind: Resource")
    repository.replace("catalog-info.yaml", "  lifecycle: production\n", "")


@attack
def other_type(repository):
    """The type is changed, and the runbook of services is deleted."""
    repository.replace("catalog-info.yaml", "type: service", "type: library")
    repository.remove("RUNBOOK.md")


@attack
def other_lifecycle(repository):
    """The lifecycle is changed, and what production needs is deleted."""
    repository.replace("catalog-info.yaml", "production", "experimental")
    repository.remove("OWNERS.txt")


@attack
def other_tag(repository):
    """The tag is dropped, and what it asks for."""
    repository.replace("catalog-info.yaml", "tags: [money]", "tags: [toys]")
    repository.remove("AUDIT.md")


@attack
def other_owner(repository):
    """The owner is changed, and what the owner's components need is deleted."""
    repository.replace("catalog-info.yaml", "owner: payments", "owner: nobody")
    repository.remove("CONTACT.md")


@attack
def renamed_and_retyped(repository):
    """Name and type are changed at once, and the runbook is deleted."""
    repository.replace("catalog-info.yaml", "name: pay", "name: other")
    repository.replace("catalog-info.yaml", "type: service", "type: library")
    repository.remove("RUNBOOK.md")


@attack
def not_described(repository):
    """The description is deleted, and the runbook."""
    repository.remove("catalog-info.yaml")
    repository.remove("RUNBOOK.md")


@attack
def not_described_with_manifest(repository):
    """The description gives way to a manifest, from which a library is inferred; the runbook is deleted."""
    repository.remove("catalog-info.yaml")
    repository.write("go.mod", "module acme.example/pay\n")
    repository.remove("RUNBOOK.md")


@attack
def invalid_description(repository):
    """The description is made invalid, and the runbook deleted."""
    repository.write("catalog-info.yaml", "kind: Component\n")
    repository.remove("RUNBOOK.md")


@attack
def bomb_description(repository):
    """The description becomes one that cannot be read."""
    repository.write("catalog-info.yaml", "a: &a [x]\nb: [" + ", ".join(["*a"] * 5000) + "]\n")
    repository.remove("RUNBOOK.md")


@attack
def narrow_folder(repository):
    """The description moves into a folder, so that the fault lies outside it."""
    repository.violate()
    repository.move("catalog-info.yaml", "deploy/catalog-info.yaml")


@attack
def split_component(repository):
    """A second component takes the folder with the fault."""
    repository.violate()
    repository.write("src/catalog-info.yaml", CATALOG.replace("name: pay", "name: tiny").replace("service", "library"))


@attack
def template_folder(repository):
    """The description is moved into a folder of templates, where documents are not entities."""
    repository.move("catalog-info.yaml", "skeleton/catalog-info.yaml")
    repository.remove("RUNBOOK.md")


@attack
def twice_described(repository):
    """A second description of the same component, of another type, in a later folder."""
    repository.write("a/catalog-info.yaml", CATALOG.replace("service", "library"))
    repository.remove("RUNBOOK.md")


# --- what is found

@attack
def swapped(repository):
    """The known finding is removed, and an equal one made in another file."""
    repository.write("src/a.c", "int a;\n")
    repository.write("src/b.c", "int b;\n// FORBIDDEN_old\n")


@attack
def doubled(repository):
    """An equal finding a second time in the same file."""
    repository.write("src/a.c", repository.read("src/a.c") + "// FORBIDDEN_old\n")


@attack
def moved_and_doubled(repository):
    """The file with the known finding is copied."""
    repository.write("src/c.c", repository.read("src/a.c"))


@attack
def ignored(repository):
    """The file with the fault is put into .gitignore."""
    repository.violate()
    repository.write(".gitignore", "*.c\nsrc/\n")


@attack
def attributes(repository):
    """The file with the fault is called generated, binary and vendored."""
    repository.violate()
    repository.write(".gitattributes", "*.c binary linguist-generated linguist-vendored export-ignore\n")


@attack
def too_large(repository):
    """The file with the fault is too large to be read for its text."""
    repository.write("src/a.c", repository.read("src/a.c") + "/" * (1 << 20) + "\n// FORBIDDEN_new\n")


@attack
def invalid_utf8(repository):
    """The file with the fault holds bytes that are no text."""
    repository.write("src/a.c", b"\xff\xfe\x80 int a;\n// FORBIDDEN_old\n// FORBIDDEN_new\n")


@attack
def long_line(repository):
    """The fault stands far out on one line."""
    repository.write("src/b.c", "int b; //" + " " * 500_000 + "FORBIDDEN_new\n")


@attack
def carriage_returns(repository):
    """Lines end in carriage returns alone."""
    repository.write("src/b.c", "int b;\r// FORBIDDEN_new\r")


@attack
def deep_folder(repository):
    """The fault lies deep."""
    repository.write("/".join(["d"] * 200) + "/x.c", "// FORBIDDEN_new\n")


@attack
def too_deep_folder(repository):
    """The fault lies deeper than is walked."""
    blob = repository.git("hash-object", "-w", "--stdin", data=b"// FORBIDDEN_new\n")
    tree = repository.git("mktree", data=f"100644 blob {blob}\tx.c\n".encode())
    for _ in range(300):
        tree = repository.git("mktree", data=f"040000 tree {tree}\td\n".encode())
    root = repository.git("ls-tree", "HEAD") + f"\n040000 tree {tree}\tdeep\n"
    whole = repository.git("mktree", data=root.encode())
    commit = repository.git("commit-tree", whole, "-p", "HEAD", "-m", "deep")
    repository.git("update-ref", "HEAD", commit)
    return {"committed": True, "words": ("--base", "base", "--rev", "HEAD")}


@attack
def newline_name(repository):
    """The file with the fault has a name with a newline and control characters."""
    repository.write("src/a\n\x1b[2Kb.c", "// FORBIDDEN_new\n")


@attack
def readme_is_gone(repository):
    """The README is deleted."""
    repository.remove("README.md")


@attack
def readme_in_other_case(repository):
    """The README is renamed to another case."""
    repository.move("README.md", "readme.MD")


@attack
def injection(repository):
    """A workflow that runs the title of a pull request."""
    repository.write(".github/workflows/x.yml", "on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n"
                     "      - run: echo ${{ github.event.pull_request.title }}\n")


@attack
def broken_workflow(repository):
    """The same in a workflow that is hardly YAML."""
    repository.write(".github/workflows/x.yml", "on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n"
                     "      - run: echo ${{ github.event.pull_request.title }}\n      - run: [\n")


@attack
def target_checkout(repository):
    """A workflow that checks out the change with the rights of the branch."""
    repository.write(".github/workflows/x.yml", "on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps:\n"
                     "      - uses: actions/checkout@v4\n        with: {ref: '${{ github.event.pull_request.head.sha }}'}\n"
                     "      - run: make\n")


# --- the base

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


@attack
def description_moves_down(repository):
    """The description moves below its folder, and the runbook is deleted: nothing describes what is left behind."""
    repository.move("catalog-info.yaml", "meta/catalog-info.yaml")
    repository.remove("RUNBOOK.md")
