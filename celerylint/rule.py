"""What a rule is, and what it yields.

A rule module holds its page in the docstring, one `Rule`, and one checking function:

    rule = Rule(__name__, __doc__, severity=Severity.MODERATE, since="0.1")

    @rule.check(BeatEntry)
    def check(entry: BeatEntry, project: Project) -> Iterator[Finding]: ...

Code and name come from the module's file name, `cel401_interval_schedule`, so they cannot disagree.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from celerylint.model.edits import Edit
from celerylint.model.source import Span

if TYPE_CHECKING:
    from celerylint.model.project import Project

HOME: Final = "https://celerylint.github.io"
DOCS_URL: Final = f"{HOME}/rules"
GROUPS: Final = (
    "The tool itself",
    "Task definition",
    "Calling tasks",
    "Configuration",
    "Beat schedule",
    "Retries and errors",
    "Event loops, databases, processes",
    "Routes and security",
    "Delivery",
    "Observability, upgrades, tests",
)  # by the first digit of a code
HEADINGS: Final = ("Why", "Bad", "Good", "Limits", "Fix", "Refs", "Proof")


class _Ordered(IntEnum):
    """An order with words."""

    def __str__(self) -> str:
        return self.name.lower()


class Severity(_Ordered):
    """How bad: what happens in production (see docs/rules)."""

    MINOR = 1
    MODERATE = 2
    MAJOR = 3
    CRITICAL = 4


class Confidence(_Ordered):
    """How sure one finding is."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Stage(Enum):
    """How settled a rule is."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class Safety(Enum):
    """Whether a fix may be applied unasked; the words are ruff's."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Fix:
    """A proposed change. `title` is an imperative sentence without a final stop.

    A safe fix repairs what certainly fails, or changes nothing that the code does; one that is only for DISPLAY names
    what to write and leaves it to the reader, for example because a time of day has to be chosen.
    """

    title: str
    safety: Safety
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, with what is to be seen there."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One reported defect. `symbol` names the task, setting or route it is about, `app` the Celery app (or "")."""

    code: str
    name: str
    message: str
    span: Span
    severity: Severity
    confidence: Confidence
    help: str = ""
    related: tuple[Related, ...] = ()
    symbol: str = ""
    app: str = ""
    fix: Fix | None = None

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Path, place, code: the order of every report."""
        return (*self.span, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Example:
    """A code block of a rule page. `files` maps a path to its text; a block without file names is one `tasks.py`."""

    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's docstring, taken apart."""

    summary: str  # the first sentence, without its final stop
    intro: str  # what follows it before the first heading
    sections: dict[str, str]  # heading -> dedented text

    @classmethod
    def parse(cls, docstring: str) -> Page:
        """Read a docstring; raises ValueError when the summary, Why, Bad or Good is missing."""
        summary, _, rest = textwrap.dedent(docstring).strip().partition("\n")
        pattern = rf"^({'|'.join(HEADINGS)}):[ \t]*(.*(?:\n(?:[ \t].*|[ \t]*))*)"
        sections: dict[str, str] = {}
        for match in re.finditer(pattern, rest, re.M):
            first, _, more = match[2].partition("\n")
            body = "\n".join(part for part in (first, textwrap.dedent(more)) if part.strip())
            sections[match[1]] = body.strip("\n")
        first_heading = re.search(pattern, rest, re.M)
        intro = rest[: first_heading.start()] if first_heading else rest
        for heading in HEADINGS[:3]:
            if not sections.get(heading):
                raise ValueError(f"rule page {summary!r} lacks the section {heading!r}")
        return cls(summary.rstrip("."), intro.strip(), sections)

    def example(self, heading: str) -> Example:
        """The Bad or Good block. A line `# path/file.py` alone (or a `.txt` or `.toml`) begins another file."""
        files: list[tuple[str, str]] = []
        for line in self.sections[heading].splitlines():
            if named := re.fullmatch(r"# ([\w./-]+\.(?:py|txt|toml))", line):
                files.append((named[1], ""))
                continue
            if not files:
                files.append(("tasks.py", ""))
            files[-1] = (files[-1][0], files[-1][1] + line + "\n")
        return Example(tuple(files))


Check = Callable[[Any, "Project"], Iterator[Finding]]
C = TypeVar("C", bound=Callable[..., Iterator[Finding]])


N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class Option(Generic[N]):
    """A number that a project may set for one rule, in `[tool.celerylint.rules.<rule>]`."""

    rule: str
    name: str
    default: N
    doc: str

    def of(self, project: Project) -> N:
        """What the project has set, else the default."""
        value: N = project.options.get((self.rule, self.name), self.default)
        return value


class Rule:
    """A rule's identity, its page, its options, and its checks by subject type."""

    def __init__(
        self,
        module: str,
        docstring: str | None,
        *,
        severity: Severity,
        since: str,
        confidence: Confidence = Confidence.HIGH,
        stage: Stage = Stage.STABLE,
        default: bool = True,
        cwe: int = 0,
    ) -> None:
        """`cwe` is the weakness that a rule about security looks for."""
        match = re.fullmatch(r"(?:.*\.)?cel(\d{3})_(\w+)", module)
        if match is None:
            raise ValueError(f"a rule module is named celNNN_some_name, not {module!r}")
        self.code: Final = f"CEL{match[1]}"
        self.name: Final = match[2].replace("_", "-")
        self.page: Final = Page.parse(docstring or "")
        self.severity: Final = severity
        self.confidence: Final = confidence
        self.stage: Final = stage
        self.since: Final = since
        self.default: Final = default
        self.cwe: Final = cwe
        self.checks: dict[type, list[Check]] = {}
        self.options: dict[str, Option[Any]] = {}

    def option(self, name: str, default: N, doc: str) -> Option[N]:
        """Declare what a project may set for this rule; `doc` says what it means, with its unit."""
        self.options[name] = option = Option(self.name, name, default, doc)
        return option

    def check(self, subject: type) -> Callable[[C], C]:
        """Register the decorated function for every `subject` of the project."""

        def register(function: C) -> C:
            self.checks.setdefault(subject, []).append(function)
            return function

        return register

    @property
    def summary(self) -> str:
        """What is wrong, in one sentence."""
        return self.page.summary

    @property
    def group(self) -> str:
        """The title of its hundred."""
        return GROUPS[int(self.code[len("CEL")])]

    @property
    def url(self) -> str:
        """Where the page is published."""
        return f"{DOCS_URL}/{self.code.lower()}-{self.name}/"

    def at(
        self,
        span: Span,
        message: str,
        *,
        severity: Severity | None = None,
        confidence: Confidence | None = None,
        help: str = "",
        related: Iterable[Related | tuple[Span, str]] = (),
        symbol: str = "",
        app: str = "",
        fix: Fix | None = None,
    ) -> Finding:
        """A finding of this rule; what is left out comes from the rule. Without `help`, the page's Fix section."""
        return Finding(
            code=self.code,
            name=self.name,
            message=message,
            span=span,
            severity=self.severity if severity is None else severity,
            confidence=self.confidence if confidence is None else confidence,
            help=help or " ".join(self.page.sections.get("Fix", "").split()),
            related=tuple(item if isinstance(item, Related) else Related(*item) for item in related),
            symbol=symbol,
            app=app,
            fix=fix,
        )

    def __repr__(self) -> str:
        return f"<Rule {self.code} {self.name}>"
