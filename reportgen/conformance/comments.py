"""A copy of a document with a Word comment at each place where something was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from reportgen.diagnostics import Finding, Refused
from reportgen.ooxml.names import w
from reportgen.ooxml.stories import Paragraph, read_story
from reportgen.ooxml.word_file import WordFile, open_word_file

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.run import Run

AUTHOR: Final = "reportgen"
INITIALS: Final = "rg"
MOST_COMMENTS: Final = 500
"""Beyond these Word becomes slow, and nobody reads on."""


def annotate(data: bytes, findings: Sequence[Finding]) -> bytes:
    """Return the document with the findings as comments of Word, those of one paragraph in one comment.

    What concerns the document as a whole, a header, a footer or a note, where Word takes no comments, stands at the
    first paragraph. The text itself stays as it is.

    Args:
        data: the .docx.
        findings: what `lint` or `measure` returned for it; the file's name for messages is taken from their places.

    Raises:
        Refused: the file cannot be read.
    """
    from docx import Document  # noqa: PLC0415 - 100 ms that only this command pays

    name = next((finding.place.file for finding in findings if finding.place), "")
    file = open_word_file(data, name=name)
    for part in file.package:
        if part.endswith((".xml", ".rels")):
            file.package.read_xml(part)
    try:
        document = Document(BytesIO(data))
        _comment_on(document, findings, file)
        stream = BytesIO()
        document.save(stream)
    except Exception as error:
        # A file whose parts do not fit together can fail anywhere inside python-docx, with any exception.
        raise _damaged(file) from error
    return stream.getvalue()


def _comment_on(document: WordDocument, findings: Iterable[Finding], file: WordFile) -> None:
    from docx.text.paragraph import Paragraph as WordParagraph  # noqa: PLC0415

    targets = _targets(read_story(document.element.body, file.effective).paragraphs)
    if not targets:
        return
    for number, told in _limited(_by_paragraph(findings, targets)).items():
        element: Any = targets[number].element
        paragraph = WordParagraph(element, document)
        runs = paragraph.runs or [paragraph.add_run()]
        _comment(document, runs, "\n".join(told))


def _damaged(file: WordFile) -> Refused:
    return file.package.refusal("broken-part", "quan hệ giữa các phần của tệp bị hỏng", file.package.program.send_again)


def _targets(paragraphs: Iterable[Paragraph]) -> dict[int, Paragraph]:
    """Return the paragraphs that can take a comment, by number."""
    return {paragraph.number: paragraph for paragraph in paragraphs if not paragraph.boxed}


def _by_paragraph(findings: Iterable[Finding], targets: Mapping[int, Paragraph]) -> dict[int, list[str]]:
    first = min(targets)
    told: dict[int, list[str]] = {}
    for finding in findings:
        number = finding.place.paragraph if finding.place else None
        target = first if number is None or number not in targets else number
        told.setdefault(target, []).append(_told(finding))
    return told


def _limited(told: dict[int, list[str]]) -> dict[int, list[str]]:
    """Return the first comments in reading order; the first one says how many more there would have been."""
    numbers = sorted(told)
    if len(numbers) > MOST_COMMENTS:
        rest = sum(len(told[number]) for number in numbers[MOST_COMMENTS:])
        told[numbers[0]].append(f"Còn {rest} nhận xét nữa không ghi vào bản này; xem đủ bằng lệnh reportgen lint.")
    return {number: told[number] for number in numbers[:MOST_COMMENTS]}


def _told(finding: Finding) -> str:
    """Return one finding as a reader of the document sees it.

    >>> _told(Finding("double-space", "Có hai dấu cách liền nhau.", hint="xóa một dấu cách"))
    'Lỗi. Có hai dấu cách liền nhau. Cách sửa: xóa một dấu cách.'
    """
    severity = finding.severity.label.capitalize()
    sentences = [f"{severity} {finding.code}." if finding.measure else f"{severity}.", finding.message]
    if finding.measure:
        sentences += [f"Cần: {finding.measure.expected}.", f"Theo: {finding.measure.source}."]
    if finding.hint:
        sentences.append(f"Cách sửa: {finding.hint}.")
    return " ".join(sentences)


def _comment(document: WordDocument, runs: Sequence[Run], text: str) -> None:
    comment = document.add_comment(runs, text=text, author=AUTHOR, initials=INITIALS)
    # No clock: the same document and findings make the same comments.
    element: Any = comment._comment_elm  # noqa: SLF001 - python-docx has no way to leave the date out
    element.attrib.pop(w("date"), None)
