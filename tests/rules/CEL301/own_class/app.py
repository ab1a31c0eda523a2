from celery import Celery


class Harbour(Celery):
    """An app with an argument of its own."""

    def __init__(self, *args, tide_table=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.tide_table = tide_table


class Config:
    broker_url = "amqp://rabbit"
    task_retry_jitter = True  # expect: CEL301 ~high
    port = 8080  # ok: CEL301 does not look like a setting


app = Harbour("port", tide_table="north.csv")  # ok: CEL301 the class takes it itself
app.config_from_object(Config)
