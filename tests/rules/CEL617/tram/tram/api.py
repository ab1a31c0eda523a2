import requests

session = requests.Session()


def stops():
    return session.get("https://tram.example.org/stops").json()  # expect: CEL617 "through `stops`" ~medium !moderate


def lines():
    return session.get("https://tram.example.org/lines", timeout=5).json()  # ok: CEL617 a timeout
