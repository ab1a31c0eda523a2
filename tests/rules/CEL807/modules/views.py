from tasks import remind


def sign_up(user):
    remind.apply_async((user,), countdown=3000)  # expect: CEL807 "after 1800 s"
    remind.apply_async((user,), countdown=300)  # ok: CEL807 five minutes
