def audited(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


def keeping(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    wrapper.__name__ = function.__name__
    return wrapper
