from datetime import datetime, timezone

from tasks import remind


def sign_up(user):
    remind.apply_async((user,), eta=datetime.now(timezone.utc))
    remind.apply_async((user,), eta=datetime.now(tz=timezone.utc))
