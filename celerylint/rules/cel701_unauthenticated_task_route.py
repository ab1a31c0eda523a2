"""Route reaches Celery without asking who calls.

Why: Whoever can reach the server can then fill the queue, spend what the tasks spend (mails, paid APIs, workers'
    time), stop the work of others, or read the arguments and results of their tasks.
Bad:
    from celery import Celery
    from fastapi import FastAPI

    celery_app = Celery("reports", broker="redis://localhost")
    web = FastAPI()


    @celery_app.task
    def build_report(name):
        write_file(name, read_rows(name))


    @web.post("/reports/{name}")
    def start_report(name: str):
        return {"id": build_report.delay(name).id}
Good:
    from celery import Celery
    from fastapi import Depends, FastAPI, Header, HTTPException

    celery_app = Celery("reports", broker="redis://localhost")
    web = FastAPI()


    @celery_app.task
    def build_report(name):
        write_file(name, read_rows(name))


    def current_user(authorization: str = Header()):
        if authorization != "Bearer let-me-in":
            raise HTTPException(401)


    @web.post("/reports/{name}", dependencies=[Depends(current_user)])
    def start_report(name: str):
        return {"id": build_report.delay(name).id}
Limits: A guard counts when it is a dependency, decorator, mixin, permission class, middleware, hook or a check in the
    handler or a helper it calls; on the route, its router or blueprint, where that is attached, or its application. A
    guard in front of the application (a gateway, a private network) is not seen: ignore the route with that as the
    reason. What cannot be followed lowers the confidence. Routes that look meant for everybody (sign-up, webhooks) are
    minor, health checks silent. Name the project's own guards in `auth-dependencies`.
Fix: Put a guard before the route that turns away whoever may not use it.
Refs: OWASP API Security Top 10, API2 and API5; FastAPI docs, "Global Dependencies"; Django REST framework docs,
    "Permissions"
Proof: tests/proofs/test_cel701_unauthenticated_task_route.py
"""

from collections.abc import Iterator
from typing import Final

from celerylint.model.project import Project
from celerylint.model.routes import Exposure, Route
from celerylint.model.source import Span
from celerylint.rule import Confidence, Finding, Rule, Severity

rule = Rule(__name__, __doc__, severity=Severity.MAJOR, since="0.1", cwe=306)

_WORST_FIRST: Final = ("control", "enqueue", "inspect", "result")
_CONSEQUENCES: Final = {
    "control": "can call `{}` on the workers",
    "enqueue": "can enqueue `{}`",
    "inspect": "can see what the workers run, with its arguments",
    "result": "who has or guesses an id can read that task's result",
}
_PLACES: Final = {
    "control": "the workers are commanded here",
    "enqueue": "`{}` is enqueued here",
    "inspect": "the workers are asked here",
    "result": "the result is looked up here",
}
_REMEDIES: Final = {
    "FastAPI": "Add `dependencies=[{}]` to the route, its router or `include_router`",
    "Starlette": 'Add `@requires("authenticated")` to the handler, or middleware that turns strangers away',
    "Flask": "Add `{}` below the route's decorator, or check in the blueprint's `before_request`",
    "Django": "Add `{}` to the view, or `LoginRequiredMiddleware` to MIDDLEWARE",
    "Django REST framework": "Set `{}` on the view, or DEFAULT_PERMISSION_CLASSES in the settings",
    "Django Ninja": "Add `{}` to the route, its router or the API",
    "Pyramid": "Add `permission=…` to `view_config`",
    "Tornado": "Add `@tornado.web.authenticated` to the method",
}
_USUAL: Final = {
    "FastAPI": "Depends(get_current_user)",
    "Flask": "@login_required",
    "Django": "@login_required",
    "Django REST framework": "permission_classes = [IsAuthenticated]",
    "Django Ninja": "auth=django_auth",
}


@rule.check(Route)
def check(route: Route, project: Project) -> Iterator[Finding]:
    """One finding per open route, about the worst that can be done through it."""
    if route.guards or not route.exposures:
        return
    worst = min(route.exposures, key=lambda exposure: _WORST_FIRST.index(exposure.kind))
    severity = _severity(worst.kind, route)
    if severity is not None:
        yield rule.at(
            route.span,
            f"anyone {_CONSEQUENCES[worst.kind].format(worst.what)}: {_described(route)} does not ask who calls",
            severity=severity,
            confidence=_confidence(route),
            help=_help(route),
            related=_related(worst, route),
            symbol=worst.what if worst.kind == "enqueue" else route.handler.name,
        )


def _severity(kind: str, route: Route) -> Severity | None:
    if route.public:
        is_probe = route.public == "health check"
        return None if kind in ("inspect", "result") or (is_probe and kind != "control") else Severity.MINOR
    if kind in ("inspect", "result"):
        return Severity.MODERATE
    return Severity.CRITICAL if kind == "control" or route.project_has_guards else Severity.MAJOR


def _confidence(route: Route) -> Confidence:
    if route.hidden:
        return Confidence.LOW
    return Confidence.MEDIUM if route.public or not route.path else Confidence.HIGH


def _described(route: Route) -> str:
    where = " ".join(part for part in ("/".join(route.methods), route.path) if part)
    return f"`{where}` (`{route.handler.name}`)" if where else f"`{route.handler.name}`"


def _help(route: Route) -> str:
    remedy = _REMEDIES.get(route.framework, "Put a guard before the route")
    remedy = remedy.format(route.offer or _USUAL.get(route.framework, ""))
    if route.public:
        return f"{remedy}; if it is meant for everybody ({route.public}), limit how often it can be called"
    return f"{remedy}; `{route.hidden.strip('`')}` may be a guard but cannot be followed" if route.hidden else remedy


def _related(worst: Exposure, route: Route) -> Iterator[tuple[Span, str]]:
    yield route.decorator, "the route is made here"
    for step in worst.chain:
        yield step.span, f"`{step.callee}` is called here"
    yield worst.span, _PLACES[worst.kind].format(worst.what)
