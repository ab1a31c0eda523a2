from celery import Celery

early = Celery("early")
early.conf.task_acks_late = True  # ok: CEL324 nothing has read the configuration yet
early.conf.update(task_track_started=True)
early.config_from_object({"timezone": "Europe/Berlin"})
early.conf.task_time_limit = 60  # ok: CEL324 after the object

late = Celery("late")
print(late.conf.timezone)
late.conf.task_acks_late = True  # expect: CEL324 "`task_acks_late` is set here in vain"
late.conf["task_track_started"] = True  # expect: CEL324
late.conf.update(task_time_limit=60)  # expect: CEL324
late.config_from_object({"timezone": "Europe/Berlin"})

added = Celery("added")
added.conf.beat_schedule = {}
added.conf.beat_schedule["clean"] = {"task": "clean", "schedule": 60}
added.conf.task_acks_late = True  # expect: CEL324
added.config_from_object({"timezone": "Europe/Berlin"})

deferred = Celery("deferred")
zone = lambda: deferred.conf.timezone
deferred.conf.task_acks_late = True  # ok: CEL324 the lambda reads later
deferred.config_from_object({"timezone": "Europe/Berlin"})
