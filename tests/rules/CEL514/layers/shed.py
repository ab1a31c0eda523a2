def fetch(seed):
    try:
        print(seed)
    except Exception:  # ok: CEL514 this module may serve others as well
        pass
