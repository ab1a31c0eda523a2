from celery import Celery

MODULES = (
    "shop.tasks",
    "shop.mail.taks",  # expect: CEL325 "no module `shop.mail.taks`" ~high !critical
)

app = Celery(
    "shop",
    include=[
        "shop.tasks",  # ok: CEL325 it is there
        "shop.mail",  # ok: CEL325 a package is a module
        "celery_extras.tasks",  # ok: CEL325 of another distribution
        "tools",  # ok: CEL325 may be of another distribution
        "shop.tasks.bill",  # expect: CEL325
    ],
)
app.conf.imports = MODULES
app.conf.include = "shop.letters"  # expect: CEL325 "no module `shop.letters`"
