from app import mail


@mail.task
def send_all(letters):
    for letter in letters:
        try:
            send(letter)
        except Exception as exc:  # expect: CEL518
            print(exc)


@mail.task(soft_time_limit=0)
def free(letters):
    for letter in letters:
        try:
            send(letter)
        except Exception as exc:  # ok: CEL518 no limit
            print(exc)


def helper(letters):
    for letter in letters:
        try:
            send(letter)
        except Exception as exc:  # ok: CEL518 no task
            print(exc)
