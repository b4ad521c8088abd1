"""How what each shipped template generates is built and tested, and with which tools."""
import shutil
import subprocess
from dataclasses import dataclass


@dataclass(frozen=True)
class Toolchain:
    tool: str  # that has to be there; the version that is shown is its own
    version: tuple[str, ...]
    commands: tuple[tuple[str, ...], ...]  # in the project's folder; BS stands for the bs that is tested
    also: tuple[str, ...] = ()

    def missing(self) -> str:
        """The first tool that is not there; "" when all are."""
        return next((tool for tool in ("make", self.tool, *self.also) if shutil.which(tool) is None), "")

    def version_text(self) -> str:
        ran = subprocess.run(self.version, capture_output=True, text=True, check=True)
        line = ran.stdout.splitlines()[0].split(" from ")[0]
        return line if self.tool.split("-")[0] in line else f"{self.tool} {line}"


TOOLCHAINS = {
    "cpp-cli": Toolchain("g++", ("g++", "--version"), (("make", "check"), ("make", "build")), ("cmake",)),
    "docs-site": Toolchain("mkdocs", ("mkdocs", "--version"), (("make", "check"), ("make", "build")), ("python3",)),
    "go-service": Toolchain("go", ("go", "version"), (("make", "check"), ("make", "build")), ("gofmt",)),
    "node-service": Toolchain("node", ("node", "--version"), (("npm", "ci", "--offline"), ("make", "check")), ("npm",)),
    "python-service": Toolchain("python3", ("python3", "--version"), (("make", "check"),)),
    "rust-cli": Toolchain("cargo", ("cargo", "--version"), (("make", "check"), ("make", "build")), ("cargo-clippy", "rustfmt")),
    "template": Toolchain("make", ("make", "--version"), (("make", "check", "BS=BS"), ("make", "try", "BS=BS"))),
}
