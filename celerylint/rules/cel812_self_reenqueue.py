"""Task sends itself again at the end of each run.

Why: such a task is a schedule that only its next message keeps. When a message is delivered twice there are two of
    them, each deploy or retry may add more, and all go on; when one run fails before it sends, there is none.

Bad:
    from celery import shared_task

    @shared_task
    def poll():
        look()
        poll.apply_async(countdown=60)
Good:
    from celery import shared_task

    CELERY_BEAT_SCHEDULE = {"poll": {"task": "shop.poll", "schedule": 60.0}}

    @shared_task(name="shop.poll", expires=50)
    def poll():
        look()
Limits: reported where it does so under no condition; a batch that sends its next part and ends is right.
Fix: Let beat send it.
Refs: Celery docs, "Periodic Tasks"
Proof: tests/proofs/test_cel812_self_reenqueue.py
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.calls import Enqueue
from celerylint.model.facts import IfFrame, TryFrame
from celerylint.model.project import Project
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)


@rule.check(Enqueue)
def check(call: Enqueue, project: Project) -> Iterator[Finding]:
    task = call.task
    if task is None or not call.direct or call.function is None or call.function != task.function:
        return
    function = project.function(task.function)
    branches = [frame for frame in call.site.frames if isinstance(frame, IfFrame) or _is_handler(frame)]
    leaves = any(item.kind == "return" and item.span < call.span for item in function.statements) if function else True
    if not branches and not leaves:
        yield rule.at(
            call.span,
            f"`{task.label}` sends itself again, always: a message delivered twice makes two of it, and a failure none",
            symbol=task.name,
        )


def _is_handler(frame: object) -> bool:
    return isinstance(frame, TryFrame) and frame.arm == "handler"
