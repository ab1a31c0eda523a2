from celery import shared_task


def sow(seed):
    try:
        print(seed)
    except Exception:  # expect: CEL514 "in `grow`"
        pass


@shared_task
def water(seed):
    print(seed)
