"""Tells as JSON what the Celery installed beside this interpreter accepts.

Runs by itself under the interpreter of any release since 4.4: Python 3.8 and its standard library must do.
"""

from __future__ import annotations

import ast
import datetime
import inspect
import json
import pathlib
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

# Attributes of Task that it sets itself.
PLUMBING = {"app", "name", "from_config"}
# What `send_task` fills in itself: given once more, it is a TypeError.
FILLED_IN = ("callbacks", "errbacks", "create_sent_event")


def read() -> dict[str, Any]:
    """Everything the tables hold, for this one release."""
    import celery
    import kombu

    return {
        "version": celery.__version__,
        "kombu": kombu.__version__,
        "settings": settings(),
        "old_names": old_names(),
        "deprecated": deprecated_settings(),
        **tasks(),
        **calls(),
        "transport_options": transport_options(pathlib.Path(kombu.__file__).parent),
    }


def settings() -> dict[str, Any]:
    """The declared settings: [type, default]."""
    from celery.app.defaults import NAMESPACES, flatten

    kinds = {name: getattr(option.type, "__name__", option.type) for name, option in flatten(NAMESPACES)}
    return {name: [kinds[name], _plain(option.default)] for name, option in flatten(NAMESPACES)}


def old_names() -> dict[str, str]:
    """The names of Celery 3 that are still read."""
    from celery.app import defaults

    return dict(defaults._TO_NEW_KEY)


def deprecated_settings() -> dict[str, str]:
    """Settings that are on their way out, with what Celery says to use instead."""
    from celery.app.defaults import NAMESPACES, flatten

    options = dict(flatten(NAMESPACES))
    return {name: option.alt or "" for name, option in options.items() if option.deprecate_by or option.remove_by}


def tasks() -> dict[str, Any]:
    """What a task may be given where it is defined."""
    from celery import Celery
    from celery.app import autoretry, task

    attributes = {name: getattr(task.Task, name) for name in dir(task.Task) if not name.startswith("_")}
    values = [name for name in attributes if name not in PLUMBING and not _is_method(task.Task, name)]
    return {
        "task_attributes": [*values, "backend", "name"],
        "task_methods": [name for name in attributes if _is_method(task.Task, name)],
        "task_from_settings": dict(task.Task.from_config),
        "execution_options": _strings(_assigned(task, "extract_exec_options")),
        "deprecated_attributes": _strings(_warned_loop(task.Task.bind)),
        "retry_options": _strings(_calls(autoretry.add_autoretry_behaviour, "options.get")),
        "decorator": [
            *_parameters(Celery._task_from_fun, "self", "fun"),
            *_nested_parameters(Celery.task, "inner_create_task_cls"),
        ],
    }


def calls() -> dict[str, Any]:
    """What a call of a task, of `retry`, of the app and an entry of the schedule may be given."""
    from amqp.basic_message import Message  # type: ignore[import-untyped]
    from celery import Celery
    from celery.app.amqp import AMQP
    from celery.app.task import Task
    from celery.beat import ScheduleEntry
    from kombu import connection, messaging

    sender = Celery(set_as_current=False).amqp.send_task_message
    return {
        "apply_async": _parameters(Task.apply_async, "self"),
        "send_task": _parameters(Celery.send_task, "self", "name"),
        "publish": [
            *_parameters(sender, "producer", "name", "message"),
            *_parameters(messaging.Producer.publish, "self", "body"),
        ],
        "message": _parameters(AMQP.as_task_v2, "self", "name", *FILLED_IN),
        "properties": [name for name, _ in Message.PROPERTIES if name != "application_headers"],
        "retry": _parameters(Task.retry, "self"),
        "retry_policy": _parameters(connection.Connection.ensure, "self", "obj", "fun", "errback", "on_revive"),
        "app_arguments": _parameters(Celery.__init__, "self"),
        "beat_entry": _parameters(ScheduleEntry.__init__, "self", "name", "app"),
    }


def transport_options(kombu: pathlib.Path) -> dict[str, list[str]]:
    """Option name -> the kombu transports whose code reads it; "connection" means all of them."""
    import amqp  # type: ignore[import-untyped]

    found = {name: {"pyamqp"} for name in _parameters(amqp.Connection.__init__, "self")}
    transports = kombu / "transport"
    for path in (kombu / "connection.py", *sorted(transports.rglob("*.py"))):
        reader = path.relative_to(transports).parts[0] if transports in path.parents else path.name
        for name in _strings(_transport_reads(ast.parse(path.read_text(encoding="utf-8")))):
            found.setdefault(name, set()).add(reader.replace(".py", ""))
    return {name: sorted(where) for name, where in found.items()}


def _transport_reads(tree: ast.AST) -> Iterator[ast.AST]:
    """`transport_options.get("x")`, `"x" in transport_opts`, and the names in `from_transport_options = (…)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            if "transport_options" in ast.dump(node.func.value) and node.args:
                yield node.args[0]
        elif isinstance(node, ast.Compare) and _dotted(node.comparators[0]) == "transport_opts":
            yield node.left
        elif isinstance(node, ast.Assign) and _dotted(node.targets[0]) == "from_transport_options":
            yield node.value


def _plain(value: Any) -> Any:
    """A default as JSON has it; spans of time are seconds."""
    return value.total_seconds() if isinstance(value, datetime.timedelta) else value


def _is_method(owner: type, name: str) -> bool:
    static = inspect.getattr_static(owner, name)
    return isinstance(static, (staticmethod, classmethod, property)) or inspect.isroutine(static)


def _parameters(function: Callable[..., Any], *without: str) -> list[str]:
    """The named parameters of a function."""
    named = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    signature = inspect.signature(function)
    return [item.name for item in signature.parameters.values() if item.kind in named and item.name not in without]


def _tree(thing: Any) -> ast.AST:
    return ast.parse(textwrap.dedent(inspect.getsource(thing)))


def _strings(nodes: Iterator[ast.AST]) -> list[str]:
    """The string literals in some expressions, once each."""
    found = {
        node.value: None
        for root in nodes
        for node in ast.walk(root)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return list(found)


def _assigned(module: Any, name: str) -> Iterator[ast.AST]:
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Assign) and _dotted(node.targets[0]) == name:
            yield node.value


def _calls(function: Any, callee: str) -> Iterator[ast.AST]:
    """The first argument of every call of `callee` in a function."""
    for node in ast.walk(_tree(function)):
        if isinstance(node, ast.Call) and _dotted(node.func) == callee:
            yield node.args[0]


def _warned_loop(function: Any) -> Iterator[ast.AST]:
    """What a loop runs over whose body warns of something deprecated."""
    for node in ast.walk(_tree(function)):
        if isinstance(node, ast.For) and any(
            isinstance(part, ast.Call) and _dotted(part.func) == "deprecated.warn" for part in ast.walk(node)
        ):
            yield node.iter


def _nested_parameters(function: Any, name: str) -> list[str]:
    """The parameters of a function defined within another."""
    for node in ast.walk(_tree(function)):
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return [item.arg for item in node.args.args]
    raise LookupError(name)


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return _dotted(node.value) + "." + node.attr
    return node.id if isinstance(node, ast.Name) else ""


if __name__ == "__main__":
    print(json.dumps(read()))
