from celery import Celery

queue = Celery("aquarium", include=["jobs"])
