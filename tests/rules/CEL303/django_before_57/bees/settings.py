CELERY_ACKS_LATE = True  # ok: CEL303 not read at all: another finding
