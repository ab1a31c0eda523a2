from app import forks, threads
from tools import spread


@threads.task
def free(paths):
    with pool_of(paths) as pool:
        pool.map(len, paths)


@forks.task
def bound(paths):
    spread(paths)
