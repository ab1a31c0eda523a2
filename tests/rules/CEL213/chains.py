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
    chain(fetch.s(url), notify.s(user)).delay()  # expect: CEL213 "takes one argument by position, and is given 2" ~high !critical
    chain(fetch.s(url), clean.s()).delay()  # expect: CEL213 "takes no argument by position"
    chain(fetch.s(url), store.s(user=user), clean.s()).delay()  # expect: CEL213 "`clean`"
    chord([fetch.s(url)], clean.s()).delay()  # expect: CEL213
    chord(group(fetch.s(url)), body=clean.s()).delay()  # expect: CEL213
    chain(fetch.s(url), notify.s(user=user)).delay()  # expect: CEL213 "`user` twice"
    chain(fetch.s(url), store.s()).delay()  # expect: CEL213 "is not given `user`"
    chain(fetch.s(url), notify.si(user)).delay()  # ok: CEL213 immutable
    chain(fetch.s(url), notify.s()).delay()  # ok: CEL213 takes the page
    chain(fetch.s(url), store.s(user)).delay()  # ok: CEL213 page and user
    chain(fetch.s(url), anything.s(1, 2, 3)).delay()  # ok: CEL213 takes any number
    chain(fetch.s(url), bound.s()).delay()  # ok: CEL213 the task itself does not count
    chain(fetch.s(url), notify.signature((user,), immutable=True)).delay()  # ok: CEL213 immutable
    group(fetch.s(url), notify.s(user)).delay()  # ok: CEL213 nothing comes before it
    chain(notify.s(one) for one in users).delay()  # ok: CEL213 nobody knows how many
    chord([fetch.s(url)], notify.s()).delay()  # ok: CEL213 takes the pages
