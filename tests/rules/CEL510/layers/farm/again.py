def or_again(task, error):
    raise task.retry(exc=error)
