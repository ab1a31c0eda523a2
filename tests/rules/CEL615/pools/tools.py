from multiprocessing import Pool


def spread(paths):
    with Pool() as pool:  # expect: CEL615 "`bound`" ~medium
        pool.map(len, paths)


def elsewhere(paths):
    with Pool() as pool:  # ok: CEL615 no task calls it
        pool.map(len, paths)
