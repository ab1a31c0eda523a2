"""What must happen once, in tasks that may run twice."""

import smtplib

import redis
import stripe
from celery import Celery
from django.core.mail import EmailMessage, send_mail

app = Celery("ferry", broker="redis://broker/0")
app.conf.task_acks_late = True
early = Celery("early", broker="redis://broker/0")
counter = redis.Redis()


@app.task
def sell(passenger, cents):
    stripe.PaymentIntent.create(amount=cents, customer=passenger)  # expect: CEL805 "this moves money again" !minor ~medium


@app.task
def sell_with_key(passenger, cents, order):
    stripe.PaymentIntent.create(amount=cents, idempotency_key=order)  # ok: CEL805 the key makes it happen once


@app.task
def announce(passenger):
    send_mail("Departure", "At nine", "ferry@example.org", [passenger])  # expect: CEL805 "sends mail"


@app.task
def announce_late(passenger):
    message = EmailMessage("Departure", "At ten", to=[passenger])
    message.send()  # expect: CEL805 "sends mail"


@app.task
def announce_once(ticket):
    if ticket.announced:
        return
    send_mail("Departure", "At nine", "ferry@example.org", [ticket.mail])  # ok: CEL805 looks at the ticket first


@app.task
def announce_unless_told(ticket):
    if not ticket.told:
        send_mail("Departure", "At nine", "ferry@example.org", [ticket.mail])  # ok: CEL805 looks at the ticket first


@app.task
def count_cars(ship):
    counter.incr(f"cars:{ship}")  # expect: CEL805 "this counts again"


@app.task(acks_late=False)
def complain(captain):
    with smtplib.SMTP("mail") as server:
        server.send_message(captain)  # ok: CEL805 acknowledged before it runs


@app.task  # expect: CEL805 "`refund_ticket` moves money"
def refund_ticket(ticket):
    ticket.give_back()


@app.task
def refund_once(ticket):  # ok: CEL805 leaves when it is done
    if ticket.refunded_at:
        return
    ticket.give_back()


@app.task  # expect: CEL805 "`finish_trip` moves money"
def finish_trip(results, trip):
    """Runs after all legs; this is where the company is charged."""
    trip.finish(results)


@early.task
def pay_crew(month):  # ok: CEL805 acknowledged before it runs
    return month


@app.task
def paint_hull(colour):  # ok: CEL805 may be painted twice
    """Paints; the carpenter is in charge."""  # a word that means something else
    return colour.mix()
