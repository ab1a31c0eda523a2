import smtplib


def write(passenger):
    with smtplib.SMTP("mail") as server:
        server.send_message(passenger)  # expect: CEL805 "when `remind` is delivered again"


def write_once(passenger):
    with smtplib.SMTP("mail") as server:
        if not already_written(passenger):
            server.send_message(passenger)  # ok: CEL805 looks first


def already_written(passenger):
    return passenger is None
