from django.conf import settings
from django.db import models


class Order(models.Model):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    paid_at = models.DateTimeField(null=True)
    receipt_sent_at = models.DateTimeField(null=True)


class Cart(models.Model):
    changed_at = models.DateTimeField(auto_now=True)
