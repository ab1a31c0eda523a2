from django.db import models


class Stock(models.Model):
    amount = models.IntegerField()
