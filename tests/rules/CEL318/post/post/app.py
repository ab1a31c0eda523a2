from celery import Celery
from kombu import Exchange, Queue

mail = Exchange("mail")
LETTERS = Queue("letters", mail)

app = Celery("post")
app.conf.task_queues = (LETTERS, Queue(name="parcels"), Queue("bulk-post"), Queue("route1"))
app.conf.task_default_queue = "letters"
app.conf.task_routes = {
    "post.tasks.stamp": {"queue": "letters"},  # ok: CEL318 declared
    "post.tasks.weigh": {"queue": "parcel"},  # expect: CEL318 "consume `parcel`, only `parcels`" ~high !moderate
    "post.tasks.sort": "bulk_post",  # expect: CEL318 "only `bulk-post`"
    "post.tasks.drive": {"queue": "route2"},  # expect: CEL318 "not among the `task_queues`" ~low !minor
}
