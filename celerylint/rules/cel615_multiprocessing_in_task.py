"""Task starts processes by `multiprocessing`.

Why: the children of a prefork worker are daemonic, and a daemonic process may have no children of its own:
    `multiprocessing.Process(…).start()`, `Pool` and `ProcessPoolExecutor` fail with "daemonic processes are not
    allowed to have children".

Bad:
    from multiprocessing import Pool

    from celery import shared_task

    @shared_task
    def resize(paths):
        with Pool(4) as pool:
            pool.map(shrink, paths)
Good:
    from celery import group, shared_task

    @shared_task
    def resize_one(path):
        shrink(path)

    @shared_task
    def resize(paths):
        group(resize_one.s(path) for path in paths).delay()
Limits: silent where the worker runs on another pool than prefork, or the daemon flag is set to False in the project;
    low confidence in helpers, which other code may call.
Fix: Send the parts as tasks of their own (`group`), use threads, or `billiard` instead of `multiprocessing`.
Refs: `multiprocessing.process.BaseProcess.start`; `billiard`
Proof: tests/proofs/test_cel615_multiprocessing_in_task.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.calls import RunCall
from celerylint.model.project import Project
from celerylint.model.values import ABSENT, Known
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1")

_STARTERS: Final = {
    "multiprocessing.Pool": "Pool",
    "multiprocessing.pool.Pool": "Pool",
    "multiprocessing.Process": "Process",
    "multiprocessing.Manager": "Manager",
    "multiprocessing.context.Process": "Process",
    "concurrent.futures.ProcessPoolExecutor": "ProcessPoolExecutor",
    "concurrent.futures.process.ProcessPoolExecutor": "ProcessPoolExecutor",
}


@rule.check(RunCall)
def check(call: RunCall, project: Project) -> Iterator[Finding]:
    starter = _STARTERS.get(call.callee)
    if starter is None or not _forks(call, project) or _is_freed(call, project):
        return
    yield rule.at(
        call.span,
        f"`{starter}` fails in `{call.task.label}`: a prefork worker's processes may have no children",
        confidence=Confidence.MEDIUM if call.chain else Confidence.HIGH,
        related=[step.seen for step in call.chain],
        symbol=call.task.name,
    )


def _forks(call: RunCall, project: Project) -> bool:
    pools = [app.get("worker_pool") for app in project.apps_of(call.task)]
    return all(pool is ABSENT or (isinstance(pool, Known) and pool.value in (None, "prefork")) for pool in pools)


def _is_freed(call: RunCall, project: Project) -> bool:
    """`current_process().daemon = False`, or `_config["daemon"] = False`: done by who knows what stands in the way."""
    return any(
        "daemon" in (e.last_name(item.target), _key(item.target))
        for facts in project.files.values()
        for item in facts.bindings
    )


def _key(target: e.Expr) -> object:
    return target.key.value if isinstance(target, e.Subscript) and isinstance(target.key, e.Literal) else None
