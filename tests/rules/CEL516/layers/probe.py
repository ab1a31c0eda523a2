def sink(depth):
    try:
        reached = depth + 1
    finally:
        print("reached" in locals())  # ok: CEL516 another module is not always read
