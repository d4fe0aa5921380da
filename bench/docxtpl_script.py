"""What somebody who knows Python writes without reportgen: yaml.safe_load, a context, docxtpl, save.

Nothing is checked or computed; expressions stay as they were typed. Run as `docxtpl_script.py WORKSPACE OUT FILE ...`;
files of figures and tasks among them are loaded, as who wants to print them has to.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml
from docxtpl import DocxTemplate

TEMPLATES = Path(__file__).parents[1] / "templates"
LOADED_ONLY = ("agency", "catalog", "indicators", "tasks")
STYLES = {"###": "TieuKhoan", "##": "Khoan", "#": "Muc", "-": "Gach", "+": "Cong"}


def paragraph(line: str) -> str:
    """Return a line of a slot as a paragraph in the style of its sign."""
    sign, _, text = line.strip().partition(" ")
    style = STYLES.get(sign, "NoiDung")
    shown = escape(text if sign in STYLES else line.strip())
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{shown}</w:t></w:r></w:p>'


def context(agency: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    """Return the values of the template's tags."""
    issuer = next(iter(agency["issuers"].values()))
    signature = agency["signatures"].get(document.get("signature"), {})
    content = {
        name: "".join(map(paragraph, (text or "").splitlines()))
        for name, text in (document.get("content") or {}).items()
    }
    return {
        "parent": issuer.get("parent", ""),
        "issuer_lines": issuer["lines"],
        "symbol": issuer["symbol"],
        "number": document.get("number") or "",
        "place": agency["place"],
        "date_line": str(document.get("date")),
        "draft": False,
        "subject": document["subject"].splitlines(),
        "subject_text": document["subject"].strip(),
        "addressees": [],
        "agency": {"name": agency["name"], "short_name": agency["short_name"]},
        "period": {"name": "", "short": "", "slash": "", "year": "", "next": {"name": "", "short": "", "slash": ""}},
        "meeting": document.get("meeting") or {},
        "authority": signature.get("authority", []),
        "signer": signature.get("name") or "",
        "closing": document.get("closing") or "",
        "content": content,
        "recipients": paragraph("- Lưu: VT."),
        "appendices": "",
        "tables": "",
    }


def main(workspace: str, out: str, *files: str) -> None:
    """Render the named YAML files of the workspace into the folder."""
    with (Path(workspace) / "data" / "agency.yaml").open(encoding="utf-8") as stream:
        agency = yaml.safe_load(stream)
    for number, file in enumerate(files):
        with Path(file).open(encoding="utf-8") as stream:
            document = yaml.safe_load(stream)
        if Path(file).stem in LOADED_ONLY:
            continue
        name = document.get("template") or Path(file).stem
        long_period = "T" in Path(file).parent.name and name == "bao-cao-kinh-te-xa-hoi"
        template = DocxTemplate(TEMPLATES / f"{name}{'-ky-dai' * long_period}.docx")
        template.render(context(agency, document))
        template.save(Path(out) / f"{number}-{name}.docx")


if __name__ == "__main__":
    main(*sys.argv[1:])
