from shop.app import app


@app.task  # expect: CEL325 "does not name `shop.reports`" ~low !major
def report(day): ...


@app.task
def repeat(day): ...  # ok: CEL325 one for a module
