import smtplib


def send(host, sender, receivers, text):
    server = smtplib.SMTP(host)
    server.sendmail(sender, receivers, text)
    server.quit()
