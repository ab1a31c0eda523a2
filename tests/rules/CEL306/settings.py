"""What an app accepts and sends."""

from celery import Celery, shared_task

app = Celery("library")
app.conf.accept_content = ["json", "pickle"]  # expect: CEL306 "`accept_content` lets pickles in" ~high !major
app.conf.task_serializer = "json"  # ok: CEL306 plain values
app.conf.result_serializer = "pickle"  # expect: CEL306 "`result_serializer` is pickle"
app.conf.result_accept_content = ("application/x-python-serialize",)  # expect: CEL306
app.conf.event_serializer = "signed-pickle"  # ok: CEL306 a serializer of the project's own


@app.task(serializer="pickle")  # expect: CEL306 "`lend` are pickles"
def lend(book):
    return book


@shared_task(serializer="auth")  # ok: CEL306 Celery's signed serializer
def restock(book):
    return book
