"""Tasks of the ovens."""

from bakery.worker import app

app.conf.beat_schedule = {}  # expect: CEL410 "`knead`, `bake`, `cool` and 1 more never run" ~high !major
