import os


def run(path):
    os.system("convert " + path)  # miss: CEL708 the parameter of a helper
