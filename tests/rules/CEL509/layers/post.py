import smtplib


def send(letter):
    with smtplib.SMTP("localhost", timeout=5) as server:
        server.send_message(letter)
