from celery import shared_task


@shared_task
def print_label(parcel):
    print(parcel)
