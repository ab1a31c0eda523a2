from press.app import press


@press.task
def bind(pages, bound=None):
    if bound is None:
        bound = []
    bound.extend(pages)
