from celery import Celery

app = Celery("station")


def announce(train):
    try:
        platform = train.platform()
    except Exception:
        print(platform)  # expect: CEL515 "`arrive`"


@app.task
def clean(train):
    print(train)
