"""Configuration as it is written: every entry, whether Celery knows it or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from celerylint.model.apps import App
from celerylint.model.edits import Edit, RenameEntry
from celerylint.model.mentions import Mentions
from celerylint.model.source import Span
from celerylint.model.tasks import Task
from celerylint.model.values import Known, Opaque, Value

if TYPE_CHECKING:
    from celerylint.model.project import Project


@dataclass(frozen=True, slots=True)
class SettingPlace:
    """An entry of the configuration of some apps.

    `key` is today's name of the setting, "" for what is none. `spelling` is the form in which it is written (see
    `celerylint.vocabulary.settings.Spelling`), "" for a name that no version knows, "outside" for one that the
    namespace leaves out. `form` tells where it stands: "argument" of the app's constructor, set on "conf", entry of an
    "object" given to `config_from_object`, or of the settings of "django". `imported`: the name is only passed on. The
    value is only looked at where there is a `key`; else it is Opaque, with its place.
    """

    apps: tuple[App, ...]
    written: str
    key: str
    spelling: str
    value: Value
    span: Span
    form: str
    namespace: str
    conditional: bool
    imported: bool

    @property
    def app(self) -> str:
        """The app's name, when it is but one."""
        return self.apps[0].name if len(self.apps) == 1 else ""


@dataclass(frozen=True, slots=True)
class EagerPlace:
    """Where `task_always_eager` is set, in a project that nowhere says what becomes of exceptions then.

    The first place of a file. `addition` are the edits that set `task_eager_propagates` there. `in_tests` when it
    stands in a branch that tests or developers take.
    """

    span: Span
    written: str
    addition: tuple[Edit, ...]
    in_tests: bool


@dataclass(frozen=True, slots=True)
class Discarded:
    """Configuration that the `config_from_object` (or the like) at `by` throws away.

    `named` is what it is: "config_from_object" for a whole object, else a setting, or the method that sets several.
    Without `read` it is an object; with it, a setting that was set after the configuration was read there. `certain`
    when both stand in one block.
    """

    app: App
    span: Span
    named: str
    by: Span
    read: Span | None
    certain: bool


@dataclass(frozen=True, slots=True)
class TaskImport:
    """A module that an app names for its worker to import; `found` unless it should be in the project, and is not.

    `form` is the setting ("include", "imports"), "autodiscover_tasks", or "characters" for a string that
    `autodiscover_tasks` was given instead of a list. `beside`: the package above it is there.
    """

    name: str
    span: Span
    form: str
    found: bool
    beside: bool


@dataclass(frozen=True, slots=True)
class UnimportedTasks:
    """The first task of a `module` that no file seems to import and no app names; others are named at `list`."""

    task: Task
    module: str
    list: Span


def styled(setting: str, place: SettingPlace) -> str:
    """Today's name of a setting as the configuration of `place` writes names."""
    return f"{place.namespace.rstrip('_')}_{setting.upper()}" if place.namespace else setting


def renamed(place: SettingPlace, setting: str, project: Project) -> tuple[Edit, ...]:
    """The edits that give an entry the name of another setting; none where more depends on the old one.

    Celery refuses a configuration that mixes its old names with today's: with one, all old names have to go.
    """
    if place.imported or used_elsewhere(place, project) or (place.form == "django" and not place.namespace):
        return ()
    others = [other for other in project.subjects(SettingPlace) if any(app in place.apps for app in other.apps)]
    if any(other.key == setting and other.spelling == "today" for other in others):
        return ()
    old = [other for other in others if other.spelling == "old" and other.span != place.span and not place.namespace]
    if any(other.span.path != place.span.path or other.imported or used_elsewhere(other, project) for other in old):
        return ()
    rest = (RenameEntry(other.written, styled(other.key, other), other.span) for other in old)
    return (RenameEntry(place.written, styled(setting, place), place.span), *rest)


def used_elsewhere(place: SettingPlace, project: Project) -> bool:
    """Whether the project reads an entry's name at a place where the name is not set."""
    homes = list(project.having(SettingPlace, "written", place.written))
    uses = (span for found in project.subjects(Mentions) for span in found.of(place.written, project.files))
    return any(not any(_is_within(home, use) for home in homes) for use in uses)


def _is_within(place: SettingPlace, use: Span) -> bool:
    """Whether a name is used where it is set: `X = environ["X"]`."""
    value = place.value.span if isinstance(place.value, (Known, Opaque)) else None
    last = value.end_line if value is not None and value.path == place.span.path else place.span.end_line
    return use.path == place.span.path and place.span.line <= use.line <= max(last, place.span.end_line)
