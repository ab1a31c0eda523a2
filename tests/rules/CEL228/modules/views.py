from tasks import grind


def start(user):
    grind.delay(user.secret_key)  # expect: CEL228
    grind.delay(user.pk)  # ok: CEL228 an id


def plain(user):
    print(user.secret_key)  # ok: CEL228 no task
