from celery import Celery

app = Celery("shop")
app.autodiscover_tasks("shop")  # expect: CEL325 "one-letter packages" ~high !critical
app.autodiscover_tasks(["shop", "shop.mails"])  # expect: CEL325 "nothing says so" !major
app.autodiscover_tasks(["shop.mail.letters"])  # expect: CEL325 "does not start" !critical
app.autodiscover_tasks(["shop.apps.ShopConfig"])  # ok: CEL325 a Django application is named by its class
app.autodiscover_tasks(lambda: ["shop.mail.letters"])  # ok: CEL325 not looked into
app.autodiscover_tasks(related_name="jobs")  # ok: CEL325 Django's applications
