"""The figures of `bs check` (`./dev bench checks`, `./dev bench fleet`).

  checks   every shipped track on one repository, cold and again, beside repolinter and `git status`. BS_BENCH_CHECKED
           names the repository (a work tree of some 4,800 files); BS_BENCH_REPOLINTER the program, with licensee and
           github-linguist on the path, without which it leaves half of its work out.
  fleet    `bs check --all` over the repositories below BS_BENCH_REPOSITORIES, cold, beside reading every file of them once
           with `git cat-file --batch`.
"""
import os
import shutil
import statistics


def bench_checks(bench, tools):
    checked, repolinter = os.environ.get("BS_BENCH_CHECKED"), os.environ.get("BS_BENCH_REPOLINTER")
    if not checked or not repolinter:
        print("checks: skipped, BS_BENCH_CHECKED or BS_BENCH_REPOLINTER is not set")
        return
    cache = os.path.join(bench.folder, "facts")
    env = {**bench.env, "XDG_CACHE_HOME": cache}
    words = [tools.BS, "check", checked, "--track", "all", "--trust", "*", "-f", "lines"]
    other, cold, warm, status = [], [], [], []
    memory = []
    for _ in range(tools.RUNS):
        other.append(tools.timed([repolinter, "lint", checked], allowed=(0, 1))[0])
        shutil.rmtree(cache, ignore_errors=True)
        seconds, peak = tools.timed(words, env, allowed=(0, 1))
        cold.append(seconds)
        memory.append(peak)
        warm.append(tools.timed(words, env, allowed=(0, 1))[0])
        status.append(tools.timed(["git", "-c", "safe.directory=*", "-C", checked, "status", "--short"])[0])
    tools.row("repolinter lint", other)
    ratio = statistics.median(a / b for a, b in zip(other, cold))
    tools.row("bs check --track all, cold", cold, memory, f"1/{ratio:.0f} (bar 1/20)")
    tools.row("git status", status)
    ratio = statistics.median(a / b for a, b in zip(warm, status))
    tools.row("bs check --track all, nothing changed", warm, None, f"{ratio:.2f} x git status (bar 3)")


def bench_fleet(bench, tools):
    root = os.environ.get("BS_BENCH_REPOSITORIES")
    if not root:
        print("fleet: skipped, BS_BENCH_REPOSITORIES is not set")
        return
    repositories = tools.repositories_below(root)
    script = os.path.join(bench.folder, "cat-file.sh")
    with open(script, "w") as file:
        for repository in repositories:
            git = f"git -c safe.directory='*' -C '{repository}'"
            file.write(f"{git} ls-tree -r --format='%(objectname)' HEAD 2>/dev/null | {git} cat-file --batch >/dev/null 2>&1\n")
        file.write("true\n")
    catalog, cache = os.path.join(bench.folder, "fleet.db"), os.path.join(bench.folder, "facts")
    bench.bs(catalog, "catalog", "scan", root)
    env = {**bench.env, "XDG_CACHE_HOME": cache}
    words = [tools.BS, "check", "--all", "--catalog", catalog, "--trust", "*", "--no-scan", "-f", "lines"]
    reading, cold, warm = [], [], []
    for _ in range(tools.RUNS):
        reading.append(tools.timed(["sh", script])[0])
        shutil.rmtree(cache, ignore_errors=True)
        cold.append(tools.timed(words, env, bench.folder, allowed=(0, 1))[0])
        warm.append(tools.timed(words, env, bench.folder, allowed=(0, 1))[0])
    print(f"repositories: {len(repositories)}")
    tools.row("git cat-file --batch of every file", reading)
    ratio = statistics.median(a / b for a, b in zip(cold, reading))
    tools.row("bs check --all, cold", cold, None, f"{ratio:.2f} x (bar 5)")
    tools.row("bs check --all, nothing changed", warm)
