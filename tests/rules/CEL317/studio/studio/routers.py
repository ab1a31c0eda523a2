def by_size(name, args, kwargs, options, task=None, **kw):
    return {"queue": "films"}
