"""The figures of templates.

  new      `bs new` of a template of 30 files beside cookiecutter on the same folder, whole processes, in turn. Two lines:
           all of what `bs new` does (checks, a git repository with its first commit), and without a commit, as
           cookiecutter leaves it. Skipped without cookiecutter.
  render   3,000 renders of the files of template repositories beside node's nunjucks, parsing included, rendering alone
           timed on both sides (tests/conformance/templates/compare.mjs --time). BS_TEMPLATE_REPOSITORIES names the
           repositories with spaces between them, BS_TEMPLATE_ORACLE a copy of ../shared/oracle/templates after `npm install`.
  merge    the merge of an update alone, 500 and 2,000 files, beside `git merge-tree`.
"""
import json
import os
import shutil
import statistics
import subprocess

FILES = 30


def make_template(folder):
    """A service of FILES files: names and contents with variables, choices, loops, some text that is left alone."""
    content = os.path.join(folder, "{{cookiecutter.slug}}")
    os.makedirs(content)
    with open(os.path.join(folder, "cookiecutter.json"), "w", encoding="utf-8") as file:
        json.dump({"name": "Billing API", "slug": "{{ cookiecutter.name|lower|replace(' ', '-') }}",
                   "package": "{{ cookiecutter.slug|replace('-', '_') }}", "owner": "payments",
                   "licence": ["MIT", "Apache-2.0"], "port": "8080"}, file)
    for number in range(FILES):
        path = os.path.join(content, "src", "{{cookiecutter.package}}", f"part_{number}.py")
        if number < 5:
            path = os.path.join(content, ("README.md", "LICENSE", "Makefile", "setup.cfg", ".gitignore")[number])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write("# {{ cookiecutter.name }}, owned by {{ cookiecutter.owner }}\n")
            file.write("{% if cookiecutter.licence == 'MIT' %}MIT{% else %}Apache-2.0{% endif %}\n")
            file.write("{% for part in ['a', 'b', 'c'] %}{{ loop.index }} {{ part|upper }}:{{ cookiecutter.port }}\n{% endfor %}")
            file.write("".join(f"line {line} of text that no variable stands in, as most of a template is\n" for line in range(40)))
            file.write("{{ cookiecutter.package }}.{{ cookiecutter.slug }}\n")
    return folder


def bench_new(bench, tools):
    if shutil.which("cookiecutter") is None:
        print("new: skipped, there is no cookiecutter")
        return
    template = make_template(os.path.join(bench.folder, "template"))
    env = {**bench.env, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@x", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@x"}
    # Within a work tree `bs new` only writes.
    within = os.path.join(bench.folder, "within")
    subprocess.run(["git", "init", "-q", within], check=True)
    other, ours, only_written = [], [], []
    memory = []
    for number in range(max(tools.RUNS, 11)):
        out = os.path.join(bench.folder, f"theirs-{number}")
        os.makedirs(out)
        other.append(tools.timed(["cookiecutter", "--no-input", "--default-config", "-o", out, template], env)[0])
        seconds, peak = tools.timed([tools.BS, "new", template, os.path.join(bench.folder, f"ours-{number}"), "--yes"], env, bench.folder)
        ours.append(seconds)
        memory.append(peak)
        only_written.append(tools.timed([tools.BS, "new", template, os.path.join(within, f"ours-{number}"), "--yes"], env, within)[0])
    made = sum(len(files) for _, _, files in os.walk(os.path.join(bench.folder, "theirs-0")))
    tools.row(f"cookiecutter, {made} files", other)
    for name, figures in ((f"bs new, {made} files, with checks and a commit", ours), ("  the same within a work tree: no commit", only_written)):
        ratio = statistics.median(a / b for a, b in zip(other, figures))
        tools.row(name, figures, memory if figures is ours else None, f"1/{ratio:.1f} (bar 1/10)")


def bench_render(bench, tools):
    repositories, oracle = os.environ.get("BS_TEMPLATE_REPOSITORIES"), os.environ.get("BS_TEMPLATE_ORACLE")
    batch = os.path.join(os.path.dirname(tools.BS), "template_batch")
    if not repositories or not oracle or not os.path.exists(batch):
        print("render: skipped, it needs BS_TEMPLATE_REPOSITORIES, BS_TEMPLATE_ORACLE and template_batch")
        return
    script = os.path.join(tools.ROOT, "tests", "conformance", "templates", "compare.mjs")
    done = subprocess.run(["node", script, "--oracle", oracle, "--ours", batch, "--time", *repositories.split()],
                          stdout=subprocess.PIPE, check=True, env={**bench.env, "HOME": os.environ.get("HOME", "")})
    for line in done.stdout.decode().splitlines():
        print(line + " (bar 5)")


def bench_merge(bench, tools):
    """The merge of an update alone beside `git merge-tree` of the same trees (merge_trees.cpp), in processor time."""
    program = os.path.join(os.path.dirname(tools.BS), "bench_merge")
    if not os.path.exists(program):
        print("merge: skipped, it needs bench_merge")
        return
    for files, runs in (("500", "21"), ("2000", "7")):
        subprocess.run([program, files, runs], check=True, env=bench.env, stderr=subprocess.STDOUT)
