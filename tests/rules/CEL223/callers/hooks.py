def later(task):
    def run(*args):
        return task.delay(*args)

    return run
