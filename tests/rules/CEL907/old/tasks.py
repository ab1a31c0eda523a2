from celery.task import task  # ok: CEL907 this Celery has it


@task
def send(): ...
