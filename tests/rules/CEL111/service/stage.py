from jobs import raise_curtain


def begin(hall):
    raise_curtain.delay(hall.name)
