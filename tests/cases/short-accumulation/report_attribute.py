from case_world import log


class Command:
    def __init__(self, options):
        self.line = 'run'
        for option in options:
            self.line += ' ' + option


log(Command(['a', 'b']).line)
