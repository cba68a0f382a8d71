class Server:
    def __del__(self):
        self.process.terminate()
