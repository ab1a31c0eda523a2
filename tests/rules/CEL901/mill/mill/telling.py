"""How far the mill is."""


def tell_progress(done): ...
