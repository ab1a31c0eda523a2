def grind_and_wait(sacks):
    from jobs import grind

    result = grind.delay(sacks[0])
    return result.get()  # expect: CEL210 "`monday` (through `grind_and_wait`)"


def grind_all(sacks):
    from jobs import grind

    for sack in sacks:
        grind.delay(sack)  # ok: CEL210 sent and left
