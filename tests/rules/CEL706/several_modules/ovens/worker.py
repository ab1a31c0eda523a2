from celery import Celery

app = Celery("ovens", broker="redis://localhost")
HARD = {"terminate": True, "signal": "SIGKILL"}
SIGNAL = "SIGKILL"
