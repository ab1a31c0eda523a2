from app import desk
from tools import say


@desk.task
def tidy():
    print("tidy")  # expect: CEL904
    say()
