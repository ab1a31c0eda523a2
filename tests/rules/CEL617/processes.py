"""Programs that may never end, and a standard library that is told to give up."""

import socket
import subprocess
import urllib.request

import requests
from celery import Celery

app = Celery("print_shop")
socket.setdefaulttimeout(30)


@app.task
def press(file, **options):
    subprocess.run(["lpr", file], check=True)  # expect: CEL617 "waits for another process" ~high !moderate
    subprocess.check_output(["lpstat"])  # expect: CEL617
    subprocess.run(["lpr", file], timeout=60)  # ok: CEL617 a timeout
    subprocess.run(["lpr", file], **options)  # ok: CEL617 the options may hold it


@app.task
def spool(file):
    printing = subprocess.Popen(["lpr", file])
    printing.communicate()  # expect: CEL617
    printing.wait()  # expect: CEL617
    printing.wait(60)  # ok: CEL617 a timeout
    printing.communicate(None, 60)  # ok: CEL617 a timeout


@app.task(time_limit=300)
def bind(file):
    subprocess.run(["bind", file])  # expect: CEL617 !minor


@app.task
def order():
    urllib.request.urlopen("https://paper.example.org")  # ok: CEL617 the socket's default holds here
    requests.get("https://paper.example.org")  # expect: CEL617 !major
