import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool, Process

import billiard
from celery import shared_task


@shared_task
def resize(paths):
    with Pool(4) as pool:  # expect: CEL615 "`Pool` fails in `resize`" ~high !critical
        pool.map(shrink, paths)


@shared_task
def convert(path):
    worker = multiprocessing.Process(target=shrink, args=(path,))  # expect: CEL615
    worker.start()


@shared_task
def render(paths):
    with ProcessPoolExecutor() as pool:  # expect: CEL615
        list(pool.map(shrink, paths))


@shared_task
def in_threads(paths):
    with ThreadPoolExecutor() as pool:  # ok: CEL615 threads are no processes
        list(pool.map(shrink, paths))


@shared_task
def by_billiard(paths):
    with billiard.Pool(2) as pool:  # ok: CEL615 billiard may
        pool.map(shrink, paths)


def main(path):
    Process(target=shrink, args=(path,)).start()  # ok: CEL615 no task calls it


@shared_task
def how_many():
    return multiprocessing.cpu_count()  # ok: CEL615 starts nothing
