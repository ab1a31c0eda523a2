from press.app import press


@press.task
def pages(book):  # expect: CEL102
    yield from book


@press.task
def printed(book):  # ok: CEL102 nothing is yielded
    return len(book)


def sheets(book):  # ok: CEL102 no task
    yield from book
