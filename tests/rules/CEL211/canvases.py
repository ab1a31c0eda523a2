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
    chain(fetch(url), store.s()).delay()  # expect: CEL211 "`fetch` runs here and now" ~high !critical
    chain(fetch.s(url), store).delay()  # expect: CEL211 "the task `store` itself stands where `chain` wants its signature"
    group([fetch.delay(url)]).delay()  # expect: CEL211 "is sent here and now"
    group(fetch(one) for one in urls).delay()  # expect: CEL211
    chord([fetch.s(one) for one in urls], store()).delay()  # expect: CEL211
    chain(both(url), store.s()).delay()  # expect: CEL211 ~low
    chain(fetch.s(url), store.s()).delay()  # ok: CEL211 signatures
    group(fetch.s(one) for one in urls).delay()  # ok: CEL211 signatures
    group(fetch.s(plain(one)) for one in urls).delay()  # ok: CEL211 an argument may be called
    chain(plain(url), store.s()).delay()  # ok: CEL211 a function of the project may make a signature
    chain(*signatures).delay()  # ok: CEL211 nobody knows
    group(signatures).delay()  # ok: CEL211 nobody knows
    group(fetch.s(store()) for one in urls).delay()  # ok: CEL211 its result is the argument
