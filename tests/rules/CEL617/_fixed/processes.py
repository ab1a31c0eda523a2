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
    subprocess.run(["lpr", file], check=True)
    subprocess.check_output(["lpstat"])
    subprocess.run(["lpr", file], timeout=60)
    subprocess.run(["lpr", file], **options)


@app.task
def spool(file):
    printing = subprocess.Popen(["lpr", file])
    printing.communicate()
    printing.wait()
    printing.wait(60)
    printing.communicate(None, 60)


@app.task(time_limit=300)
def bind(file):
    subprocess.run(["bind", file])


@app.task
def order():
    urllib.request.urlopen("https://paper.example.org")
    requests.get("https://paper.example.org", timeout=30)
