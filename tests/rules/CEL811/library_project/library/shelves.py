from django.core.cache import cache


def forget_everything():
    cache.clear()  # expect: CEL811 "deletes queued tasks" !critical


def forget_one(shelf):
    cache.delete(shelf)  # ok: CEL811 one key
