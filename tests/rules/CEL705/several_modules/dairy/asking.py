from dairy.worker import app, inspector


def running():
    return app.control.inspect().active()


def waiting():
    reserved = inspector().reserved()
    return reserved


def counted():
    return inspector().stats() or {}
