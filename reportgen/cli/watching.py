"""The watch over a period: documents are made again when a file they are made of is saved.

Polling, not the system's notices: those do not come from network folders.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

import typer
from msgspec import Struct, field

from reportgen import runs
from reportgen.cli.cache_folder import cache_folder
from reportgen.cli.changes import TEMPLATES, Attempt, Settling, take_snapshot, touched
from reportgen.cli.report import count_words, show_path, tell_findings
from reportgen.diagnostics import Cause, Finding, Place, Refused, Severity
from reportgen.periods import Period
from reportgen.workspace import Workspace

INTERVAL: Final = 0.5
"""Seconds between two looks; a change is acted on when two looks in a row find the files the same."""


class Watch(Struct):
    """A watch over some documents of a period, all of them where none is named."""

    root: Path
    period: Period
    names: Sequence[str]
    draft: bool
    quiet: bool
    attempts: dict[str, Attempt] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        """Where the documents go."""
        return self.root / "output" / self.period.id

    def run(self) -> None:
        """Make the documents, then again whenever a file changes, until interrupted."""
        settling = Settling(take_snapshot(self.root, self.output) or {})
        self._make(self.documents())
        if not self.attempts:
            self._say(f"Kỳ {self.period.id} chưa có văn bản nào; đang chờ tệp đầu tiên.")
        self._say(f"Đang theo dõi kỳ {self.period.id} trong {self.root}. Lưu tệp là tạo lại; bấm Ctrl+C để dừng.")
        away = False
        while True:
            time.sleep(INTERVAL)
            now = take_snapshot(self.root, self.output)
            if (now is None) != away:
                away = now is None
                self._say(f"Không đọc được {self.root}, đang chờ." if away else "Đã đọc lại được thư mục làm việc.")
            if changes := settling.changes(now):
                names = touched(changes, self.documents(), self.attempts)
                if names:
                    self._say(f"Đã thay đổi: {', '.join(changes.sources or changes.names)}.")
                self._make(names)

    def documents(self) -> tuple[str, ...]:
        """Return the documents watched over, as things stand."""
        return tuple(self.names) or Workspace(self.root).documents(self.period)

    def _make(self, names: Sequence[str]) -> None:
        for name in names:
            self.attempts[name] = self._attempt(name)

    def _attempt(self, name: str) -> Attempt:
        """Make one document from files read anew, and tell what came of it; notes are counted, not told every time."""
        office = Workspace(self.root, cache_folder=cache_folder())
        made: tuple[Path, ...] = ()
        try:
            outcome = runs.render_period(office, self.period, [name], runs.Wanted(draft=self.draft), date.today())
            findings = outcome.findings
            made = outcome.written.files if outcome.written else ()
        except Refused as refused:
            findings = refused.findings
        except OSError as error:  # a file went away while it was read
            findings = (_unreadable(error),)
        self._tell(name, made, findings)
        blocked = not made and any(finding.cause is Cause.DISK for finding in findings)
        return Attempt(office.files_read | {_own_template(office, self.period, name)}, not made, blocked)

    def _tell(self, name: str, made: Sequence[Path], findings: Sequence[Finding]) -> None:
        weighty = [finding for finding in findings if finding.severity is not Severity.NOTE]
        tell_findings(weighty, sys.stderr, quiet=self.quiet)
        sys.stderr.flush()
        if not made:
            self._say(f"Chưa tạo được {name}: {count_words(findings)}.")
        for path in made:
            self._say(f"Đã tạo {show_path(path)}: {count_words(findings)}.")

    def _say(self, text: str) -> None:
        if not self.quiet:
            typer.echo(f"[{datetime.now():%H:%M:%S}] {text}")
            sys.stdout.flush()


def _own_template(office: Workspace, period: Period, name: str) -> str:
    """Return where the document's template is in the workspace, or would be if the shipped one were copied."""
    return f"{TEMPLATES}{office.template_name(period, name)}.docx"


def _unreadable(error: OSError) -> Finding:
    message = "Một tệp vừa biến mất hoặc chưa đọc được."
    place = Place(str(error.filename)) if error.filename else None
    return Finding("file-unreadable", message, place, "lưu lại tệp đó; chương trình sẽ tự tạo lại", cause=Cause.DISK)
