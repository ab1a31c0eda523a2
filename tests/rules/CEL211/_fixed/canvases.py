from celery import Celery, chain, chord, group

app = Celery("mill")


@app.task
def fetch(url): ...


@app.task
def store(page=None): ...


@app.task
def both(url):
    return chain(fetch.s(url), store.s())


def plain(url): ...


def work(url, urls, signatures):
    chain(fetch.s(url), store.s()).delay()
    chain(fetch.s(url), store.s()).delay()
    group([fetch.s(url)]).delay()
    group(fetch.s(one) for one in urls).delay()
    chord([fetch.s(one) for one in urls], store.s()).delay()
    chain(both.s(url), store.s()).delay()
    chain(fetch.s(url), store.s()).delay()
    group(fetch.s(one) for one in urls).delay()
    group(fetch.s(plain(one)) for one in urls).delay()
    chain(plain(url), store.s()).delay()
    chain(*signatures).delay()
    group(signatures).delay()
    group(fetch.s(store()) for one in urls).delay()
