"""Tasks that send mail."""

from celery import Task, shared_task

from shop.celeryapp import app


@shared_task(queue="letters")
def invoice(order: int):
    """Send an invoice."""
    print(order)


@shared_task
def remind(order: int):
    """Send a reminder."""
    print(order)


@shared_task
def tidy():
    """Forget old mail."""
    print("tidy")


class Greeting(Task):
    """Greets a customer."""

    name = "shop.mail.greet"
    queue = "post"

    def run(self, name: str):
        """Say hello."""
        print(name)


greet = app.register_task(Greeting())


@app.task
async def newsletter():
    """Send the newsletter."""
    print("news")
