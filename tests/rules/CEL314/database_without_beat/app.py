from celery import Celery

app = Celery("a", backend="db+sqlite:///results.db")  # expect: CEL314 "no schedule is in sight" ~low !minor
