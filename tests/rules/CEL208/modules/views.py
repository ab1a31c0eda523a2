from tasks import grind


def start():
    grind.delay({"rye"})  # expect: CEL208
    grind.delay(["rye"])  # ok: CEL208 a list
