import smtplib


def send(host, sender, receivers, text):
    smtplib.SMTP(host).sendmail(sender, receivers, text)
