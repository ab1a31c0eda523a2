import smtplib
from datetime import timedelta

from celery import shared_task
from django.core.mail import mail_admins, send_mail
from django.utils import timezone

from orders.models import Cart, Order


@shared_task(bind=True, max_retries=5)
def send_receipt(self, order_id: int) -> None:
    order = Order.objects.select_related("owner").get(pk=order_id)
    if order.receipt_sent_at:
        return
    try:
        send_mail("Your receipt", f"Order {order.pk}", None, [order.owner.email])
    except smtplib.SMTPException as error:
        self.retry(exc=error, countdown=60)
        mail_admins("Receipt not sent", f"Order {order.pk}")
    order.receipt_sent_at = timezone.now()
    order.save(update_fields=["receipt_sent_at"])


@shared_task
def send_daily_report() -> None:
    since = timezone.now() - timedelta(days=1)
    mail_admins("Orders of the day", str(Order.objects.filter(paid_at__gte=since).count()))


@shared_task
def expire_carts() -> None:
    Cart.objects.filter(changed_at__lt=timezone.now() - timedelta(hours=2)).delete()
