assert "ru_maxrss of the process".startswith("ru")
