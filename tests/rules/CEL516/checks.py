"""Looking for variables in tables of names."""

from celery import shared_task


def measure(depth): ...


@shared_task
def in_a_condition(depth):
    try:
        value = measure(depth)
    except OSError:
        if "value" in locals():  # expect: CEL516 "whether `value` is set" !minor
            print(value)


@shared_task
def in_an_expression(depth):
    try:
        value = measure(depth)
    except OSError:
        return {"value": value if "value" in locals() else None}  # expect: CEL516
    return value


@shared_task
def the_other_way(depth):
    if "depth" not in vars():  # expect: CEL516
        return None
    return depth


@shared_task
def text_with_names(depth):
    return "%(depth)s m" % locals()  # noqa: UP031  # ok: CEL516 only fills in a text


@shared_task
def attributes(sensor):
    return "depth" in vars(sensor)  # ok: CEL516 the attributes of an object


@shared_task
def set_before(depth):
    value = None
    try:
        value = measure(depth)
    except OSError:
        print(value)  # ok: CEL516 set before


def no_task(depth):
    return "depth" in locals()  # ok: CEL516 no task
