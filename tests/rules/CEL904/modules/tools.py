def say():
    print("tidy")  # ok: CEL904 a helper may belong to a program
