from tasks import remind


def sign_up(user):
    remind.apply_async((user,), countdown=7200)  # expect: CEL808
    remind.apply_async((user,), countdown=72)  # ok: CEL808 a minute
    remind.delay(user)  # ok: CEL808 at once
