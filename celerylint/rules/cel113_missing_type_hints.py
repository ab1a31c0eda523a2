"""Parameters of a task have no types.

Why: whoever sends a task and whoever runs it are different processes, often of different releases: the signature is a
    message format. Types say what may be sent (an id, not a model), and type checkers can then compare.

Bad:
    from celery import Celery

    app = Celery("bakery")

    @app.task
    def order_flour(supplier, sacks): ...
Good:
    from celery import Celery

    app = Celery("bakery")

    @app.task
    def order_flour(supplier: int, sacks: int) -> None: ...
Limits: the first parameter of a bound task, `*args` and `**kwargs` need none.
Fix: Annotate the parameters.
"""

from __future__ import annotations

from collections.abc import Iterator

from celerylint.model.project import Project
from celerylint.model.tasks import Task
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MINOR, since="0.1", default=False)


@rule.check(Task)
def check(task: Task, project: Project) -> Iterator[Finding]:
    function = project.function(task.function)
    if function is None:
        return
    params = [param for param in function.params if param.kind in ("positional", "keyword")]
    if task.bound or function.in_class:
        params = params[1:]
    bare = [f"`{param.name}`" for param in params if param.annotation is None]
    if bare:
        what = "parameter" if len(bare) == 1 else "parameters"
        yield rule.at(
            function.span, f"{what} {', '.join(bare)} of task `{task.label}` may be sent anything", symbol=task.name
        )
