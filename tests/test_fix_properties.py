"""What holds of every fix, over generated programs: it converges, compiles and adds no finding."""

from __future__ import annotations

import ast
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.harness import fixes

NAMES = st.sampled_from(["send", "count", "été"])
GAPS = st.sampled_from(["", " ", "  # why\n    ", "\n    "])
OPTIONS = st.sampled_from(
    [
        "bind=True",
        "max_retrys=3",
        "name='shop.a'",
        'queue = "low"',
        "retry_backoff=True",
        "autoretry_for=(OSError,)",
        "task_time_limit=30",
        "acks_late=True",
        "reject_on_worker_lost=True",
    ]
)
BODIES = st.sampled_from(
    [
        "return order",
        "self.retry(countdown=5)",
        "self.retry(exc)",
        "raise self.retry(exc=OSError())\n    print(order)",
        "try:\n        pay(order)\n    except Exception as exc:\n        self.retry(exc=exc)",
        "try:\n        raise self.retry()\n    except Exception:\n        pass",
        "requests.get(\n        'https://shop.example',  # slow\n    )",
        "with transaction.atomic():\n        other.delay(Order.objects.create().pk)",
        "app.control.inspect().active().items()",
    ]
)
SETTINGS = st.sampled_from(
    [
        "app.conf.task_acks_lates = True",
        "app.conf.update(\n    worker_concurency=4,  # four\n)",
        "app.conf.CELERY_ACKS_LATE = True",
        "app.conf.visibility_timeout = 3600",
        "app.conf.beat_schedule = {'at-7-am': {'task': 'shop.a', 'schedule': 86400.0}}",
        "app.conf.beat_schedule = {\n    'x': {'task': 'shop.a', 'schedule': crontab(hour=3)},\n}",
        "app.conf.result_expires = None",
    ]
)

# Tasks of one name: findings that are alike are still told apart.
TWIN = "\n\n@app.task\ndef send(self, order):\n    {body}\n"
TWINS = "from celery import Celery\napp = Celery('shop')\n\n\n@app.task\ndef send(order):\n    return order\n{bodies}"


@st.composite
def tasks(draw: st.DrawFn) -> str:
    """A task with options in some layout."""
    options = draw(st.lists(OPTIONS, max_size=4, unique_by=lambda option: option.split("=")[0].strip()))
    gap, comma = draw(GAPS), draw(st.sampled_from(["", ","]))
    listed = f",{gap or ' '}".join(options)
    last = "\n" if "\n" in gap else ""
    inner = f"{gap}{listed}{comma}{last}" if listed else ""
    self = draw(st.sampled_from(["self, ", ""]))
    return f"@app.task{f'({inner})' if inner else ''}\ndef {draw(NAMES)}({self}order):\n    {draw(BODIES)}\n"


@st.composite
def programs(draw: st.DrawFn) -> str:
    """A module with an app, settings and tasks."""
    head = draw(st.sampled_from(['"""About."""\n', "from __future__ import annotations\n", ""]))
    imports = "import requests\nfrom celery import Celery\nfrom celery.schedules import crontab\n"
    parts = draw(st.lists(st.one_of(tasks(), SETTINGS), min_size=1, max_size=6))
    transaction = draw(st.sampled_from(["from django.db import transaction\n", ""]))
    text = f"{head}{imports}{transaction}\napp = Celery('shop', broker='redis://')\n\n\n" + "\n\n".join(parts)
    return text if draw(st.booleans()) else text.rstrip("\n")


# Always the same programs, so that a change is judged by what it changed; by hand: CELERYLINT_PROGRAMS=2000.
@settings(
    max_examples=int(os.environ.get("CELERYLINT_PROGRAMS", "60")),
    derandomize="CELERYLINT_PROGRAMS" not in os.environ,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@example(
    TWINS.format(bodies="".join(TWIN.format(body=body) for body in ("return order", "return order", "self.retry()"))),
    "\n",
    "    ",
    False,
)
@given(programs(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["    ", "\t"]), st.booleans())
def test_fixes_keep_their_promises(text: str, line_end: str, indent: str, unsafe: bool) -> None:
    text = text.replace("    ", indent)
    ast.parse(text)
    source = text.replace("\n", line_end).encode()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "shop.py")
        file.write_bytes(source)
        before = fixes.job_for(Path(folder), ["ALL"], unsafe=unsafe).check().findings
        mended = fixes.mended(Path(folder), ["ALL"], unsafe=unsafe)
        if not mended.made:
            assert mended.texts == {}
            return
        new = mended.texts["shop.py"]
        file.write_bytes(new)
        compile(new, "shop.py", "exec", dont_inherit=True)
        after = fixes.job_for(Path(folder), ["ALL"], unsafe=unsafe).check().findings
        assert len(after) <= len(before) - len(mended.made)
        assert fixes.mended(Path(folder), ["ALL"], unsafe=unsafe).texts == {}
    assert new.count(b"\r") in (0, new.count(b"\n"))
    assert ("\r" in line_end) == (b"\r" in new)


@pytest.mark.parametrize("seed", ["app.task", "app.task()"])
def test_the_generator_makes_what_is_fixed(seed: str, tmp_path: Path) -> None:
    """Lest the property above hold of nothing."""
    (tmp_path / "shop.py").write_text(
        f"from celery import Celery\napp = Celery()\n@{seed}\ndef a(self): self.retry()\n"
    )
    assert fixes.mended(tmp_path, ["ALL"]).made
