from celery import Celery

mail = Celery("mail")
mail.config_from_object("config")
