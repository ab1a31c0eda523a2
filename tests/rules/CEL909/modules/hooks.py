def report(sender): ...  # expect: CEL909


def complete(sender, **kwargs): ...  # ok: CEL909 takes everything


def unused(sender): ...  # ok: CEL909 not connected
