import subprocess


class Server:
    def start(self):
        self.process = subprocess.Popen(["server"])

    def start_many(self):
        process = subprocess.Popen(["worker"])
        self.workers.append(process)
