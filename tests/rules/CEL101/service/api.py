from jobs import feed


def hungry(tank):
    feed.delay(tank.number)
