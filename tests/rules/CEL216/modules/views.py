from datetime import datetime, timezone

from tasks import remind


def sign_up(user):
    remind.apply_async((user,), eta=datetime.now())  # expect: CEL216
    remind.apply_async((user,), eta=datetime.now(tz=timezone.utc))  # ok: CEL216 has a zone
