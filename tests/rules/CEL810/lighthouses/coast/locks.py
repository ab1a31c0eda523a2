import redis

LOCKED = "coast:locked"


class Guard:
    def __init__(self, url):
        self.client = redis.Redis.from_url(url)
        self.key = "coast:guard"

    def acquire(self, seconds):
        return self.client.set(self.key, "1", nx=True, ex=seconds)

    def release(self):
        self.client.delete(self.key)  # expect: CEL810 "when the run took too long" ~medium


def take(redis_client):
    return redis_client.setnx(LOCKED, 1)  # expect: CEL810 "the lock `LOCKED` never expires"


def give_back(redis_client):
    redis_client.delete(LOCKED)
