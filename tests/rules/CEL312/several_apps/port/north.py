from celery import Celery

app = Celery("north")  # expect: CEL312 "the task of `north`"
