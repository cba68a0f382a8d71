import multiprocessing
import weakref


class Settings:
    name = "x"


class Job:
    def __init__(self, settings):
        self._settings = weakref.proxy(settings)

    def run(self):
        return self._settings.name


def run_all(jobs):
    with multiprocessing.Pool() as pool:
        return pool.map(Job.run, jobs)
