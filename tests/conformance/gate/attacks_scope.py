"""Attacks on what selects checks."""
from registry import attack
from repository import CATALOG


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


@attack
def description_moves_down(repository):
    """The description moves below its folder, and the runbook is deleted: nothing describes what is left behind."""
    repository.move("catalog-info.yaml", "meta/catalog-info.yaml")
    repository.remove("RUNBOOK.md")
