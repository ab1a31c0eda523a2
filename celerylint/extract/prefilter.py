"""Which files can matter, told from their bytes.

The filter only ever saves work: with it off, the findings are the same (a test compares).
"""

from __future__ import annotations

import codecs
import re
from enum import Flag, auto
from typing import Final

from celerylint.vocabulary import web, words


class Trait(Flag):
    """What a file's bytes promise."""

    NONE = 0
    CELERY = auto()  # defines, configures, calls or schedules tasks
    LOOPS = auto()  # runs coroutines from synchronous code
    ENGINES = auto()  # creates SQLAlchemy engines
    WORK = auto()  # talks to networks, processes or Redis: what tasks may do below themselves
    ENQUEUES = auto()  # may send tasks, or control workers
    ROUTES = auto()  # has HTTP routes
    MOUNTS = auto()  # puts routes together, and guards before them
    MONITORING = auto()  # sets up the reporting of errors, or the export of metrics
    PROCESS = auto()  # changes its process, or connects to a database, when it is imported


MATTERS: Final = Trait.CELERY | Trait.LOOPS | Trait.ENGINES | Trait.PROCESS | Trait.MONITORING  # read in any case


_CELERY: Final = re.compile(words.CELERY_SHAPE, re.M)
_SETTINGS: Final = re.compile(words.SETTINGS_SHAPE, re.M)
_MONITORING: Final = re.compile(words.MONITORING_SHAPE)
_ENQUEUE: Final = re.compile(words.ENQUEUE_SHAPE)
_DIRECTIVE: Final = re.compile(rb"#[^\n]*(?:celerylint:|noqa[^\n]*CEL\d)")


def own_traits(source: bytes) -> Trait:
    """What makes a file matter by itself."""
    traits = Trait.NONE
    if _speaks_of_celery(source):
        traits |= Trait.CELERY
    if _has(source, words.LOOP_WORDS):
        traits |= Trait.LOOPS
    if _has(source, words.ENGINE_WORDS):
        traits |= Trait.ENGINES
    if _has(source, words.WORK_WORDS):
        traits |= Trait.WORK
    if _has(source, words.MONITORING_WORDS) and _MONITORING.search(source):
        traits |= Trait.MONITORING
    if _has(source, words.PROCESS_WORDS):
        traits |= Trait.PROCESS
    return traits


def _speaks_of_celery(source: bytes) -> bool:
    source = source.removeprefix(codecs.BOM_UTF8)  # lest it hide the beginning of the first line
    if _has(source, words.CELERY_WORDS) and _CELERY.search(source):
        return True
    return _has(source, words.SETTINGS_WORDS) and _SETTINGS.search(source) is not None


def web_traits(source: bytes) -> Trait:
    """What makes a file matter for the HTTP side of a project that has tasks."""
    traits = Trait.NONE
    if _has(source, words.CELERY_WORDS) and _ENQUEUE.search(source):
        traits |= Trait.ENQUEUES
    if _has(source, web.ROUTE_WORDS):
        traits |= Trait.ROUTES
    if _has(source, web.MOUNT_WORDS):
        traits |= Trait.MOUNTS
    return traits


def runs_eagerly(source: bytes) -> bool:
    """Whether a file of a test suite may have tasks run where they are sent: what else it does is nobody's business."""
    return _has(source, words.EAGER_WORDS)


def has_directives(source: bytes) -> bool:
    """Whether a file may hold comments meant for celerylint."""
    return _has(source, words.DIRECTIVE_WORDS) and _DIRECTIVE.search(source) is not None


def _has(source: bytes, group: tuple[bytes, ...]) -> bool:
    return any(word in source for word in group)
