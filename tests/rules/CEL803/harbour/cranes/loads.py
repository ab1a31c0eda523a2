from celery.exceptions import Reject


def check_wind(container_id):
    if container_id % 2:
        raise Reject("too much wind", requeue=True)  # expect: CEL803 "`lift`" !critical ~medium
