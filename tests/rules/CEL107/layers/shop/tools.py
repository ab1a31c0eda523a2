from functools import wraps


def timed(label):
    def decorate(function):
        @wraps(function)
        def run(*args, **kwargs):
            print(label)
            return function(*args, **kwargs)

        return run

    return decorate
