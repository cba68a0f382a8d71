class Store:
    def __init__(self, connection):
        self.connection = connection

    def __del__(self):
        try:
            self.connection.commit()
        except Exception:
            pass
