"""The pages of the site, as the tests see them."""

import re
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

_FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")
_HEADING = re.compile(r"^(#{1,6}) +(.+?)(?: +#+)?$", re.MULTILINE)
_LINK = re.compile(r"\]\(\s*<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_NAV = re.compile(r"([\w./-]+\.md)\s*$")


class Page:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.relative_to(DOCS).as_posix()
        self.text = path.read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        """Without fenced blocks, which may hold what looks like a heading."""
        return _FENCE.sub("", self.text)

    @property
    def titles(self) -> list[str]:
        """The headings of the first level."""
        return [text for marks, text in _HEADING.findall(self.prose) if marks == "#"]

    @property
    def anchors(self) -> set[str]:
        """What a link to a section may name, as MkDocs makes it of the heading."""
        anchors: set[str] = set()
        for _, text in _HEADING.findall(self.prose):
            slug = re.sub(r"[^\w\s-]", "", text).strip().lower()
            slug = re.sub(r"[-\s]+", "-", slug)
            name, number = slug, 0
            while name in anchors:
                number += 1
                name = f"{slug}_{number}"
            anchors.add(name)
        return anchors

    @property
    def links(self) -> list[str]:
        """Links within the site."""
        found = _LINK.findall(_CODE.sub("", self.prose))
        return [link for link in found if not re.match(r"[a-z][a-z0-9+.-]*:|//", link)]


def all_pages() -> dict[str, Page]:
    return {page.name: page for page in map(Page, sorted(DOCS.rglob("*.md")))}


def pages_in_nav() -> list[str]:
    """Read line by line, so that the tests need nothing but Python."""
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    pages = []
    for line in lines[lines.index("nav:") + 1 :]:
        if line and not line[0].isspace() and not line.startswith(("-", "#")):
            break
        if found := _NAV.search(line):
            pages.append(found[1])
    return pages
