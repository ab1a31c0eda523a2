from celery import Celery

app = Celery("shop")
app.autodiscover_tasks(["shop"])
app.autodiscover_tasks(["shop", "shop.mails"])
app.autodiscover_tasks(["shop.mail.letters"])
app.autodiscover_tasks(["shop.apps.ShopConfig"])
app.autodiscover_tasks(lambda: ["shop.mail.letters"])
app.autodiscover_tasks(related_name="jobs")
