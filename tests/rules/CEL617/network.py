"""Peers that may never answer."""

import ftplib
import imaplib
import smtplib
import socket
import urllib.request
from functools import partial
from http.client import HTTPSConnection

import aiohttp
import boto3
import httpx
import requests
from celery import Celery
from requests.adapters import HTTPAdapter

from somewhere import Timeout, limited_adapter

app = Celery("weather")
TIMEOUT = 10
NEVER = None
URL = "https://weather.example.org"
quick_get = partial(requests.get, timeout=3)
session = requests.Session()
retrying = requests.Session()
retrying.mount("https://", HTTPAdapter(max_retries=3))
limited = requests.Session()
limited.mount("https://", limited_adapter())
patched = requests.Session()
patched.request = partial(patched.request, timeout=5)


class Client(requests.Session):
    def request(self, method, url, **options):
        return super().request(method, url, **{"timeout": 5, **options})


class Named(requests.Session):
    def __init__(self):
        super().__init__()
        self.headers["User-Agent"] = "weather"


@app.task
def plain():
    requests.get(URL)  # expect: CEL617 "waits for an answer without a timeout" ~high !major
    requests.post(URL, json={})  # expect: CEL617
    requests.request("PUT", URL)  # expect: CEL617
    requests.get(URL, timeout=None)  # expect: CEL617
    requests.get(URL, timeout=NEVER)  # ok: CEL617 a name that settings may fill


@app.task
def with_sessions():
    session.get(URL)  # expect: CEL617
    retrying.get(URL)  # expect: CEL617
    Named().get(URL)  # expect: CEL617
    with requests.Session() as own:
        own.post(URL)  # expect: CEL617


@app.task
def from_the_library():
    urllib.request.urlopen(URL)  # expect: CEL617
    smtplib.SMTP("mail.example.org", 25)  # expect: CEL617
    ftplib.FTP("ftp.example.org")  # expect: CEL617
    imaplib.IMAP4_SSL("mail.example.org")  # expect: CEL617
    socket.create_connection(("weather.example.org", 80))  # expect: CEL617
    HTTPSConnection("weather.example.org")  # expect: CEL617


@app.task
def httpx_told_to_wait():
    httpx.get(URL, timeout=None)  # expect: CEL617
    with httpx.Client(timeout=None) as client:  # expect: CEL617
        client.get(URL)  # ok: CEL617 said where the client is made


@app.task
def given():
    requests.get(URL, timeout=5)  # ok: CEL617 a timeout
    requests.get(URL, timeout=(3, 30))  # ok: CEL617 two timeouts
    requests.get(URL, timeout=TIMEOUT)  # ok: CEL617 a timeout by name
    session.get(URL, timeout=TIMEOUT)  # ok: CEL617 a timeout by name
    urllib.request.urlopen(URL, None, 5)  # ok: CEL617 the third argument
    smtplib.SMTP("mail.example.org", 25, None, 5)  # ok: CEL617 the fourth argument
    socket.create_connection(("weather.example.org", 80), 5)  # ok: CEL617 the second argument


@app.task
def defaults():
    httpx.get(URL)  # ok: CEL617 five seconds
    httpx.Client().get(URL)  # ok: CEL617 five seconds
    aiohttp.ClientSession()  # ok: CEL617 five minutes
    boto3.client("s3").list_buckets()  # ok: CEL617 a minute


@app.task
def elsewhere(options):
    requests.get(URL, **options)  # ok: CEL617 the options may hold it
    quick_get(URL)  # ok: CEL617 fixed by the partial
    limited.get(URL)  # ok: CEL617 the adapter may set one
    patched.get(URL)  # ok: CEL617 the session's own default
    Client().get(URL)  # ok: CEL617 the class sets one
    with Timeout(10):
        requests.get(URL)  # ok: CEL617 ended from outside


def fetch(url, timeout=None):
    return requests.get(url, timeout=timeout)  # ok: CEL617 whoever calls decides


@app.task
def through_a_wrapper():
    fetch(URL)


@app.task
def given_a_session(http: requests.Session):
    http.get(URL)  # expect: CEL617 ~low


def with_retries(url):
    def once():
        return requests.get(url)  # expect: CEL617 "through `with_retries`" ~medium

    return once()


@app.task
def through_a_nested_function():
    with_retries(URL)


def by_hand():
    requests.get(URL)  # ok: CEL617 no task comes here
