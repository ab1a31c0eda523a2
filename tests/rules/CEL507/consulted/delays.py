def delay_of(task, attempt):
    return task.retry_backoff * 2**attempt
