"""The app of a post office."""

from celery import Celery

from post import watching

app = Celery("post")
app.conf.beat_schedule = {"sort": {"task": "post.sort", "schedule": 86400}}
