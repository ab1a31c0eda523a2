import logging

from jobs import repair
from kombu.exceptions import OperationalError

log = logging.getLogger("desk")


def accept(car):
    car.save()
    try:
        repair.delay(car.plate)
    except OperationalError as exc:  # expect: CEL225 "`repair` is lost"
        log.exception("no broker: %s", exc)


def refuse(car):
    try:
        repair.delay(car.plate)
    except OperationalError:  # ok: CEL225 fails
        raise
