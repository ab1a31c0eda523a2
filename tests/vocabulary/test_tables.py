"""The vocabulary against the newest Celery that is installed here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from celerylint.vocabulary import mistakes, options
from celerylint.vocabulary.settings import (
    DEPRECATED,
    FIRST,
    NAMESPACED_OLD_NAMES_READ_SINCE,
    NEWEST,
    OLD_NAMES,
    SETTINGS,
    UNDECLARED,
    canonical,
    spelling,
)
from tests.vocabulary import generate

celery = pytest.importorskip("celery")


@pytest.fixture(scope="module")
def installed() -> dict[str, Any]:
    """What the Celery beside this interpreter accepts."""
    reading = json.loads(subprocess.check_output([sys.executable, generate.READER], text=True))
    assert isinstance(reading, dict)
    return reading


def version(text: str) -> tuple[int, int]:
    major, minor = text.split(".")[:2]
    return int(major), int(minor)


def missing(names: Collection[str], table: Collection[str], what: str) -> str:
    """An empty string, or what to tell whoever installed a newer Celery."""
    new = sorted(set(names) - set(table))
    return f"Celery {celery.__version__} has {what} that the vocabulary lacks: {new}; {HOW}" if new else ""


HOW = "add the release to RELEASES in tests/vocabulary/generate.py and run it"


def test_the_newest_release_is_covered() -> None:
    assert version(celery.__version__) <= NEWEST, f"Celery {celery.__version__} is newer than the vocabulary: {HOW}"
    assert {version(release) for release in generate.RELEASES} >= {FIRST, NEWEST}


def test_every_setting_is_known(installed: dict[str, Any]) -> None:
    assert not missing(installed["settings"], SETTINGS, "settings")
    assert not missing(installed["old_names"], OLD_NAMES, "old names of settings")
    assert not missing(installed["deprecated"], DEPRECATED, "deprecated settings")


def test_settings_are_as_the_installed_release_has_them(installed: dict[str, Any]) -> None:
    ours = version(installed["version"])
    alive = {
        name for name, info in SETTINGS.items() if info.since <= ours and (not info.removed or ours < info.removed)
    }
    assert alive == set(installed["settings"])
    if ours == NEWEST:
        ours_now = {name: [SETTINGS[name].type, SETTINGS[name].default] for name in alive}
        assert ours_now == installed["settings"]


@pytest.mark.parametrize(
    ("keys", "table"),
    [
        (("task_attributes", "task_from_settings", "execution_options", "retry_options", "decorator"), "TASK_OPTIONS"),
        (("task_methods",), "TASK_MEMBERS"),
        (("deprecated_attributes",), "DEPRECATED_TASK_ATTRIBUTES"),
        (("apply_async", "send_task", "publish", "message", "properties"), "CALL_OPTIONS"),
        (("retry",), "RETRY_ARGUMENTS"),
        (("retry_policy",), "RETRY_POLICY_KEYS"),
        (("app_arguments",), "APP_ARGUMENTS"),
        (("beat_entry",), "BEAT_ENTRY_KEYS"),
        (("transport_options",), "TRANSPORT_OPTIONS"),
        (("task_from_settings",), "SETTING_OF_OPTION"),
    ],
)
def test_every_option_is_known(installed: dict[str, Any], keys: tuple[str, ...], table: str) -> None:
    names = {name for key in keys for name in installed[key]}
    assert not missing(names, getattr(options, table), table)


def test_what_celery_reads_undeclared_is_in_its_source() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(celery.__file__).parent.rglob("*.py")))
    named = {
        name for name in UNDECLARED if name.rpartition("_")[2] not in ("pidfile", "logfile", "uid", "gid", "umask")
    }
    assert {name for name in named if name not in source and not name.endswith("_executable")} == set()
    assert set(SETTINGS).isdisjoint(UNDECLARED)


def test_mistakes_are_mistakes_and_their_remedies_exist() -> None:
    assert set(mistakes.NOT_SETTINGS).isdisjoint(SETTINGS)
    assert {right for right in mistakes.NOT_SETTINGS.values() if " " not in right} <= set(SETTINGS)
    assert set(mistakes.NOT_TASK_OPTIONS).isdisjoint(options.TASK_OPTIONS)
    assert {right for right in mistakes.NOT_TASK_OPTIONS.values() if " " not in right} <= set(options.TASK_OPTIONS)
    assert set(options.OPTION_OF_SETTING) <= set(SETTINGS)


NAMES = ("task_acks_late", "TASK_ACKS_LATE", "CELERY_TASK_ACKS_LATE", "CELERY_ACKS_LATE")
READ = {
    "": {"task_acks_late": "today", "CELERY_ACKS_LATE": "old"},
    "CELERY": {"task_acks_late": "bare", "CELERY_TASK_ACKS_LATE": "today", "CELERY_ACKS_LATE": "old"},
}


@pytest.mark.parametrize("namespace", READ)
@pytest.mark.parametrize("name", NAMES)
def test_spellings_are_read_as_celery_reads_them(name: str, namespace: str) -> None:
    app = celery.Celery(set_as_current=False)
    app.config_from_object(type("Config", (), {name: True}), namespace=namespace or None)
    found = spelling(name, namespace)
    assert found is not None
    assert found.key == "task_acks_late"
    assert READ[namespace].get(name) == (found.form if found.form not in ("upper", "prefixed") else None)
    too_old = found.form == "old" and namespace and version(celery.__version__) < NAMESPACED_OLD_NAMES_READ_SINCE
    assert bool(app.conf.task_acks_late) == (name in READ[namespace] and not too_old)


@pytest.mark.parametrize(
    ("name", "namespace", "key"),
    [
        ("broker_url", "", "broker_url"),
        ("BROKER_URL", "", "broker_url"),
        ("CELERYD_CONCURRENCY", "", "worker_concurrency"),
        ("CELERY_BROKER_URL", "CELERY", "broker_url"),
        ("CELERY_TASK_RESULT_EXPIRES", "CELERY_", "result_expires"),
        ("BROKER_URL", "CELERY", None),
        ("broker_url", "CELERY", None),
        ("CELERY_QUEUE_SUFFIX", "CELERY", None),
        ("DEBUG", "", None),
    ],
)
def test_canonical(name: str, namespace: str, key: str | None) -> None:
    assert canonical(name, namespace) == key


def test_generating_is_deterministic_and_lays_out_as_ruff_does(installed: dict[str, Any]) -> None:
    pytest.importorskip("ruff")
    texts = generate.tables({(5, 6): {**installed, "settings": {}, "beat_entry": ["task"]}, (5, 7): installed})
    assert "Celery 5.6 to 5.7" in texts["settings.py"]
    assert '"beat_schedule": ("dict", {}, (5, 7), None)' in generate.formatted(texts["settings.py"])
    assert '"relative": ((5, 7), None)' in generate.formatted(texts["options.py"])
    shuffled = {
        key: dict(sorted(table.items(), reverse=True)) for key, table in installed.items() if type(table) is dict
    }
    assert generate.tables({(5, 7): installed | shuffled}) == generate.tables({(5, 7): installed})


def test_the_generated_files_are_in_ruffs_layout_and_complete() -> None:
    pytest.importorskip("ruff")
    written = {path.name: path.read_text(encoding="utf-8") for path in generate.TARGET.glob("*.py")}
    assert set(written) == {"__init__.py", "settings.py", "old_names.py", "options.py", "transports.py"}
    assert {name for name, text in written.items() if generate.formatted(text) != text} == set()
