from press.app import press


@press.task
def bind(pages, bound=[]):  # expect: CEL106
    bound.extend(pages)
