"""Attacks on the policy from inside the change."""
from registry import attack


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
