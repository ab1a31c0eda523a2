from celery import Celery, chain, chord, group

app = Celery("mill")


@app.task
def fetch(url): ...


@app.task
def notify(user): ...


@app.task
def clean(): ...


@app.task
def store(page, user): ...


@app.task
def anything(*pages): ...


@app.task(bind=True)
def bound(self, page): ...


def work(url, user, users):
    chain(fetch.s(url), notify.si(user)).delay()
    chain(fetch.s(url), clean.si()).delay()
    chain(fetch.s(url), store.s(user=user), clean.si()).delay()
    chord([fetch.s(url)], clean.si()).delay()
    chord(group(fetch.s(url)), body=clean.si()).delay()
    chain(fetch.s(url), notify.si(user=user)).delay()
    chain(fetch.s(url), store.s()).delay()
    chain(fetch.s(url), notify.si(user)).delay()
    chain(fetch.s(url), notify.s()).delay()
    chain(fetch.s(url), store.s(user)).delay()
    chain(fetch.s(url), anything.s(1, 2, 3)).delay()
    chain(fetch.s(url), bound.s()).delay()
    chain(fetch.s(url), notify.signature((user,), immutable=True)).delay()
    group(fetch.s(url), notify.s(user)).delay()
    chain(notify.s(one) for one in users).delay()
    chord([fetch.s(url)], notify.s()).delay()
