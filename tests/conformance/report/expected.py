"""What a report holds, and how its texts must appear: written from docs/formats.md, without a look at the writers."""
import re
from dataclasses import dataclass

SEVERITIES = ["low", "medium", "high", "critical"]
BIDI = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
UNSEEN = {*range(0x21), *range(0x7F, 0xA1), 0x1680, *range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2070),
          0x061C, 0x3000, 0xFEFF}


def text(raw):
    return raw.decode("utf-8", "replace")


def shown(raw):
    """As on a terminal: controls, bidirectional controls and invalid bytes as escapes."""
    out = []
    for char in raw.decode("utf-8", "surrogateescape"):
        code = ord(char)
        if 0xDC80 <= code <= 0xDCFF:
            out.append("\\x%02x" % (code - 0xDC00))
        elif char in "\n\t":
            out.append({"\n": "\\n", "\t": "\\t"}[char])
        elif code < 0x20 or code == 0x7F:
            out.append("\\x%02x" % code)
        elif 0x80 <= code < 0xA0 or code in BIDI:
            out.append("\\u{%04x}" % code)
        else:
            out.append(char)
    return "".join(out)


def unarmed(line):
    """"##[" with its bracket as an escape, also where only characters that are no printable ASCII stand between."""
    return re.sub(r"(#[^ -~]*#[^ -~]*)\[", r"\1\\x5b", line)


def logged(raw):
    return unarmed(shown(raw))


def logged_lines(raw):
    return unarmed("\n".join(shown(line) for line in raw.split(b"\n")))


def in_xml(string):
    return "".join(c for c in string if c in "\t\n\r" or 0x20 <= ord(c) and ord(c) not in (0xFFFE, 0xFFFF))


def is_blank(raw):
    return all(ord(char) in UNSEEN for char in text(raw))


@dataclass
class Row:
    outcome: str
    severity: str
    has_finding: bool
    change: bytes
    line: int
    column: int
    ref: bytes
    component: bytes
    folder: bytes
    anchor: bytes
    check: bytes
    own_name: bytes
    result_message: bytes
    hint: bytes
    reason: bytes
    own_path: bytes
    own_message: bytes
    excerpt: bytes
    compared: bool

    @property
    def name(self):
        return self.check if is_blank(self.own_name) else self.own_name

    @property
    def message(self):
        found = next(m for m in (self.own_message, self.result_message, self.name) if not is_blank(m))
        return {"error": b"could not be told: ", "not-reported": b"was not reported: "}.get(self.outcome, b"") + found

    @property
    def path(self):
        return self.own_path or self.anchor or b"/".join(p for p in (self.folder, b"catalog-info.yaml") if p)

    @property
    def at(self):
        """Line and column, as they are shown: 1 and 0 where unknown."""
        known = self.own_path and self.line
        return (self.line, self.column) if known else (1, 0)

    @property
    def is_shown(self):
        new_gap = self.outcome == "not-reported" and self.compared and self.change == b"NEW"
        return self.outcome in ("failed", "warning", "exempt", "error") or new_gap

    @property
    def level(self):
        if self.outcome == "exempt" or self.compared and self.change != b"NEW":
            return "note"
        shuts = self.outcome == "failed" or self.compared and self.outcome in ("error", "not-reported")
        return "error" if shuts and SEVERITIES.index(self.severity) >= 1 else "warning"


def read(path):
    with open(path) as file:
        lines = file.read().splitlines()
    rows = []
    for line in lines[1:]:
        words = line.split(" ")
        texts = [b"" if word == "-" else bytes.fromhex(word) for word in words[6:]]
        change = b"" if words[3] == "-" else bytes.fromhex(words[3])
        rows.append(Row(words[0], words[1], words[2] == "finding", change, int(words[4]), int(words[5]), *texts,
                        lines[0] == "compared"))
    return rows
