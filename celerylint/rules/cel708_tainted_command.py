"""Argument of a task becomes code, a shell command or a pickle.

Why: whoever can put a message into the broker chooses the arguments of tasks. In a shell command, in `eval`, in
    `pickle.loads` that is a way to run anything on the workers.

Bad:
    import os

    from celery import shared_task

    @shared_task
    def resize(path):
        os.system("convert " + path)
Good:
    import subprocess

    from celery import shared_task

    @shared_task
    def resize(path):
        subprocess.run(["convert", "--", path], check=True, timeout=60)
Limits: looks at the body of the task itself, where a parameter stands in the call. What is quoted by `shlex.quote` is
    right.
Fix: Give the command as a list, without a shell; take data as JSON.
Refs: Python docs, "Security Considerations" of subprocess and pickle
Proof: tests/proofs/test_cel708_tainted_command.py
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from celerylint.model import expr as e
from celerylint.model.calls import RunCall
from celerylint.model.project import Project
from celerylint.rule import Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.CRITICAL, since="0.1", cwe=78)

_SHELLS: Final = frozenset(("os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"))
_PROCESSES: Final = frozenset(f"subprocess.{name}" for name in ("run", "call", "check_call", "check_output", "Popen"))
_CODE: Final = frozenset(
    ("builtins.eval", "builtins.exec", "pickle.loads", "marshal.loads", "dill.loads", "cloudpickle.loads")
)
_QUOTES: Final = frozenset(("quote", "join", "int", "float", "UUID"))


@rule.check(RunCall)
def check(call: RunCall, project: Project) -> Iterator[Finding]:
    function = project.function(call.task.function)
    given = e.positional(call.site.call, 0) or e.keyword(call.site.call, "args")
    if call.chain or function is None or given is None or not _is_dangerous(call):
        return
    names = {param.name for param in function.params[int(call.task.bound) :]}
    if taint := _taint(given, names):
        yield rule.at(
            call.span,
            f"`{taint}`, an argument of `{call.task.label}`, is run: who can send a message can run anything here",
            symbol=call.task.name,
        )


def _is_dangerous(call: RunCall) -> bool:
    shell = e.keyword(call.site.call, "shell")
    in_shell = isinstance(shell, e.Literal) and bool(shell.value)
    return call.callee in _SHELLS | _CODE or (call.callee in _PROCESSES and in_shell)


def _taint(expr: e.Expr, names: set[str]) -> str:
    """The parameter that stands in an expression, unless a call makes it safe."""
    if isinstance(expr, e.Call) and e.last_name(expr.func) in _QUOTES:
        return ""
    if isinstance(expr, e.Name):
        return expr.path if expr.path.partition(".")[0] in names else ""
    return next((found for part in e.children(expr) if (found := _taint(part, names))), "")
