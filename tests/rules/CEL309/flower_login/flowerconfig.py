import os

port = 5555  # ok: CEL309 asks for a login
basic_auth = [os.environ["FLOWER_LOGIN"]]
