from configurations import Configuration


class Common(Configuration):
    CELERY_TASK_ACKS_LATE = True


class Production(Common):
    DEBUG = False
