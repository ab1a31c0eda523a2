from celery import shared_task

from brewery import workers


@shared_task
def brew(kettle):
    if workers.runs_already("brewery.tasks.brew", [kettle]):
        return
    print(kettle)


@shared_task
def rinse(kettle):
    if workers.busy_workers() > 2:
        return
    print(kettle)
