from celery import Celery

app = Celery("trains")
app.config_from_object("celeryconfig")


@app.task
def depart(platform):
    return limits(platform)


def limits(platform):
    return app.conf.worker_platforms[platform]
