"""A repository with a policy, and changes to it, for the attacks on the gate."""
import os
import shutil
import subprocess
import tempfile

CATALOG = """apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: pay
  tags: [money]
spec:
  type: service
  lifecycle: production
  owner: payments
"""

FILES = {
    "bs.yaml": "policy: [./policy]\ncheck: {track: ours, failOn: medium}\n",
    "policy/tracks/ours.yaml": """id: ours
name: Ours
filter: {kind: Component}
levels:
  - ordinal: 1
    name: bronze
    checks:
      - {id: no-forbidden}
      - {id: service-has-runbook, filter: {spec.type: service}}
      - {id: production-has-owner-file, filter: {spec.lifecycle: production}}
      - {id: money-has-audit, filter: {metadata.tags: money}}
      - {id: payments-has-contact, filter: {spec.owner: payments}}
      - {id: has-readme}
      - {id: go-has-sum}
      - {id: workflow-injection}
      - {id: pull-request-target-checkout}
""",
    "policy/checks/no-forbidden.yaml": """id: no-forbidden
name: Nothing forbidden
fact: {regex: {path: "**/*.c", regex: "FORBIDDEN\\\\w*", matchAll: true}}
rule: {path: $.matches, operator: hasLengthOf, value: 0}
severity: high
""",
    "policy/checks/has-readme.yaml": """id: has-readme
name: There is a README
fact: {exists: [README.md]}
rule: {path: $.exists, operator: equal, value: true}
severity: medium
""",
    "policy/checks/go-has-sum.yaml": """id: go-has-sum
name: go.mod has its go.sum
fact: {exists: [go.sum]}
applicable: {factRef: "inline:default/go-mod", path: $.exists, operator: equal, value: true}
rule: {path: $.exists, operator: equal, value: true}
severity: medium
""",
    "catalog-info.yaml": CATALOG,
    "README.md": "# pay\n",
    "RUNBOOK.md": "call us\n",
    "OWNERS.txt": "payments\n",
    "AUDIT.md": "yearly\n",
    "CONTACT.md": "payments@acme.example\n",
    "src/a.c": "int a;\n// FORBIDDEN_old\n",
    "src/b.c": "int b;\n",
}
for check, file in (("service-has-runbook", "RUNBOOK.md"), ("production-has-owner-file", "OWNERS.txt"),
                    ("money-has-audit", "AUDIT.md"), ("payments-has-contact", "CONTACT.md")):
    FILES[f"policy/checks/{check}.yaml"] = (
        f"id: {check}\nname: {check}\nfact: {{exists: [{file}]}}\n"
        "rule: {path: $.exists, operator: equal, value: true}\nseverity: high\n")
del FILES["policy/checks/go-has-sum.yaml"]
FILES["policy/tracks/ours.yaml"] = FILES["policy/tracks/ours.yaml"].replace("      - {id: go-has-sum}\n", "")


class Repository:
    """At the tip of the branch `base`, on the branch `change`."""

    def __init__(self, program):
        self.program = program
        self.folder = tempfile.mkdtemp(prefix="bs-gate-")
        self.root = os.path.join(self.folder, "pay")
        os.mkdir(self.root)
        self.environment = {"PATH": os.environ["PATH"], "HOME": self.folder, "LC_ALL": "C.UTF-8",
                            "BS_NOW": "2026-11-22T09:00:00Z", "GIT_CONFIG_NOSYSTEM": "1"}
        for name in ("AUTHOR", "COMMITTER"):
            self.environment[f"GIT_{name}_NAME"] = "Lea"
            self.environment[f"GIT_{name}_EMAIL"] = "lea@acme.example"
            self.environment[f"GIT_{name}_DATE"] = "2026-11-20T10:00:00Z"
        self.git("init", "-q", "-b", "base")
        for path, text in FILES.items():
            self.write(path, text)
        self.commit()
        self.git("checkout", "-q", "-b", "change")

    def close(self):
        shutil.rmtree(self.folder)

    def git(self, *words, data=None):
        run = subprocess.run(["git", *words], cwd=self.root, env=self.environment, input=data, capture_output=True,
                             check=True)
        return run.stdout.decode().strip()

    def path(self, path):
        return os.path.join(self.root, path)

    def write(self, path, text):
        os.makedirs(os.path.dirname(self.path(path)), exist_ok=True)
        with open(self.path(path), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def read(self, path):
        with open(self.path(path), encoding="utf-8") as file:
            return file.read()

    def replace(self, path, old, new):
        text = self.read(path)
        assert old in text, f"{path} has no {old!r}"
        self.write(path, text.replace(old, new))

    def remove(self, path):
        if os.path.isdir(self.path(path)) and not os.path.islink(self.path(path)):
            shutil.rmtree(self.path(path))
        else:
            os.remove(self.path(path))

    def link(self, path, target):
        os.makedirs(os.path.dirname(self.path(path)), exist_ok=True)
        os.symlink(target, self.path(path))

    def move(self, old, new):
        os.makedirs(os.path.dirname(self.path(new)), exist_ok=True)
        shutil.move(self.path(old), self.path(new))

    def commit(self):
        self.git("add", "-A", "-f")
        self.git("commit", "-q", "--allow-empty", "-m", "change")
        return self.git("rev-parse", "HEAD")

    def violate(self):
        """What the gate is there to stop."""
        self.write("src/a.c", self.read("src/a.c") + "// FORBIDDEN_new\n")

    def check(self, *words, folder="", extra=None):
        environment = {**self.environment, **(extra or {})}
        run = subprocess.run([self.program, "check", *(words or ("--base", "base"))], env=environment,
                             cwd=os.path.join(self.root, folder), capture_output=True, check=False)
        return run.returncode, (run.stdout + run.stderr).decode(errors="replace")
