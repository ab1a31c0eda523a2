"""Clauses that do nothing."""

import contextlib
import logging

from celery import shared_task

logger = logging.getLogger(__name__)


def plant(tree): ...


@shared_task
def passes(tree):
    try:
        plant(tree)
    except Exception:  # expect: CEL514 "leaves no trace" ~high !moderate
        pass


@shared_task
def bare(tree):
    try:
        plant(tree)
    except:  # noqa: E722  # expect: CEL514 !moderate
        pass


@shared_task
def goes_on(trees):
    for tree in trees:
        try:
            plant(tree)
        except (ValueError, Exception):  # expect: CEL514
            continue


@shared_task
def dots(tree):
    try:
        plant(tree)
    except BaseException:  # expect: CEL514
        ...


@shared_task
def only_debug(tree):
    try:
        plant(tree)
    except Exception as exc:  # expect: CEL514 "unless the log keeps debug lines"
        logger.debug("not planted: %s", exc)


@shared_task
def in_the_clause_of_another(tree):
    try:
        plant(tree)
    except Exception:
        logger.exception("not planted")
        try:
            tree.mark()
        except Exception:  # expect: CEL514
            pass
        raise


@shared_task
def closes(tree):
    try:
        plant(tree)
    finally:
        try:
            tree.close()
        except Exception:  # expect: CEL514 !minor
            pass


@shared_task
def explained(tree):
    try:
        plant(tree)
    except Exception:  # expect: CEL514 !minor
        # a tree less is no harm
        pass


@shared_task
def another_way(tree):
    try:
        return plant(tree)
    except Exception:  # expect: CEL514 !minor
        pass
    return None


@shared_task
def measured(tree):
    try:
        tree.metrics.planted(1)
    except Exception:  # expect: CEL514 !minor
        pass


@shared_task
def narrow(tree):
    try:
        plant(tree)
    except KeyError:  # ok: CEL514 the expected one is named
        pass


@shared_task
def logged(tree):
    try:
        plant(tree)
    except Exception:  # ok: CEL514 in the log
        logger.warning("not planted")


@shared_task
def falls_back(tree):
    try:
        height = plant(tree)
    except Exception:  # ok: CEL514 has an effect
        height = 0
    return height


@shared_task
def counts(trees):
    failed = 0
    for tree in trees:
        try:
            plant(tree)
        except Exception:  # ok: CEL514 counted
            failed += 1
    return failed


@shared_task
def suppresses(tree):
    with contextlib.suppress(Exception):  # miss: CEL514 only clauses are looked at
        plant(tree)


def no_task(tree):
    try:
        plant(tree)
    except Exception:  # ok: CEL514 no task
        pass


@shared_task
def tells_the_tracker(tree, message):
    try:
        sentry.log_message(message)
    except Exception:  # expect: CEL514 !minor
        pass
