import atexit

lines = []


def write(line):
    lines.append(line)


def flush():
    with open("journal.txt", "a") as file:
        file.writelines(lines)


atexit.register(flush)  # expect: CEL611 ~medium !moderate
