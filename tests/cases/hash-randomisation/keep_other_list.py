options = ["-R", "python"]
