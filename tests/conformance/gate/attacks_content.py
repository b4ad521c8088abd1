"""Attacks on what is found."""
from registry import attack


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
