"""The decree's own annexes and forms obey their rules, but for known slips. Run on demand: the files are not ours.

    REPORTGEN_OFFICIAL_FORMS=FOLDER pytest tests/conformance/official_forms.py

FOLDER holds the decree's `.doc` files (Phụ lục I, II, III); LibreOffice converts them into pytest's cache.
"""

from __future__ import annotations

import copy
import os
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from reportgen.conformance.ruler import measure
from reportgen.diagnostics import Finding, Severity
from tests.conformance.mutator import packed, unpacked
from tests.programs import needed_libreoffice

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FOLDER = Path(os.environ.get("REPORTGEN_OFFICIAL_FORMS", ""))

pytestmark = pytest.mark.libreoffice

OWN_SLIPS = {
    "1": {"ND-04": 8},  # eight paragraphs at its end are 4 pt apart
    "2": {"ND-04": 1},  # one paragraph is 5 pt below its heading
    "1.3": {"FN-01": 1},  # a remark under the form is set in Calibri
    "1.5": {"TL-04": 1, "SZ-01": 1},  # V/v close under the number; Quốc hiệu 12 with Tiêu ngữ 14
    "1.9": {"FN-01": 1, "ND-02": 1},  # the last sentence is set in Calibri 11
    "1.10": {"CK-01": 1, "ND-03": 1},  # authority justified, a line without its indent
}
"""Errors that the files themselves contain: by annex or form, the rule and how often."""


def converted(name: str, cache: pytest.Cache) -> bytes:
    (source,) = FOLDER.glob(f"*phu-luc-{name}-*.doc")
    folder = cache.mkdir("official-forms")
    target = folder / f"{source.stem}.docx"
    if not target.exists():
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            needed_libreoffice(),
            profile,
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(folder),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target.read_bytes()


def errors(findings: tuple[Finding, ...]) -> Counter[str]:
    return Counter(finding.code for finding in findings if finding.severity is Severity.ERROR)


@pytest.mark.parametrize("name", ["1", "2"])
def test_the_annexes_obey_the_rules_they_set(name: str, cache: pytest.Cache) -> None:
    assert errors(measure(converted(name, cache), name="phu-luc.docx")) == OWN_SLIPS[name]


def forms(data: bytes) -> dict[str, bytes]:
    """Each form of Annex III as a file of its own, cut between the lines "Mẫu 1.1 - …"."""
    parts = unpacked(data)
    root: Any = etree.fromstring(parts["word/document.xml"])
    children = list(root.find(f"{W}body"))
    heads = [
        (index, found[1])
        for index, child in enumerate(children)
        if child.tag == f"{W}p" and (found := re.match(r"Mẫu (\d\.\d+) - ", "".join(child.itertext(f"{W}t"))))
    ]
    ends = [*(index for index, _ in heads[1:]), len(children) - 1]
    cut = {}
    for (start, name), end in zip(heads, ends, strict=True):
        alone = copy.deepcopy(root)
        body = alone.find(f"{W}body")
        for index, child in enumerate(list(body)[:-1]):
            if not start < index < end:
                body.remove(child)
        cut[name] = packed({**parts, "word/document.xml": etree.tostring(alone)})
    return cut


def test_the_forms_obey_the_rules_of_the_decree(cache: pytest.Cache) -> None:
    found = {
        name: errors(measure(form, name=f"mau-{name}.docx")) for name, form in forms(converted("3", cache)).items()
    }
    documents = {name: counted for name, counted in found.items() if not name.startswith("3.")}
    assert len(documents) == 12
    assert {name: dict(counted) for name, counted in documents.items() if counted} == {
        name: slips for name, slips in OWN_SLIPS.items() if "." in name
    }
