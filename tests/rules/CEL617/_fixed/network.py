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
    requests.get(URL, timeout=30)
    requests.post(URL, json={}, timeout=30)
    requests.request("PUT", URL, timeout=30)
    requests.get(URL, timeout=30)
    requests.get(URL, timeout=NEVER)


@app.task
def with_sessions():
    session.get(URL, timeout=30)
    retrying.get(URL, timeout=30)
    Named().get(URL, timeout=30)
    with requests.Session() as own:
        own.post(URL, timeout=30)


@app.task
def from_the_library():
    urllib.request.urlopen(URL, timeout=30)
    smtplib.SMTP("mail.example.org", 25, timeout=30)
    ftplib.FTP("ftp.example.org", timeout=30)
    imaplib.IMAP4_SSL("mail.example.org", timeout=30)
    socket.create_connection(("weather.example.org", 80), timeout=30)
    HTTPSConnection("weather.example.org", timeout=30)


@app.task
def httpx_told_to_wait():
    httpx.get(URL, timeout=30)
    with httpx.Client(timeout=30) as client:
        client.get(URL)


@app.task
def given():
    requests.get(URL, timeout=5)
    requests.get(URL, timeout=(3, 30))
    requests.get(URL, timeout=TIMEOUT)
    session.get(URL, timeout=TIMEOUT)
    urllib.request.urlopen(URL, None, 5)
    smtplib.SMTP("mail.example.org", 25, None, 5)
    socket.create_connection(("weather.example.org", 80), 5)


@app.task
def defaults():
    httpx.get(URL)
    httpx.Client().get(URL)
    aiohttp.ClientSession()
    boto3.client("s3").list_buckets()


@app.task
def elsewhere(options):
    requests.get(URL, **options)
    quick_get(URL)
    limited.get(URL)
    patched.get(URL)
    Client().get(URL)
    with Timeout(10):
        requests.get(URL)


def fetch(url, timeout=None):
    return requests.get(url, timeout=timeout)


@app.task
def through_a_wrapper():
    fetch(URL)


@app.task
def given_a_session(http: requests.Session):
    http.get(URL, timeout=30)


def with_retries(url):
    def once():
        return requests.get(url, timeout=30)

    return once()


@app.task
def through_a_nested_function():
    with_retries(URL)


def by_hand():
    requests.get(URL)
