import weakref

from case_world import log


class Action(object):
    def __call__(self, *args, **kwargs):
        return args, sorted(kwargs)


class Button(object):
    def __init__(self, action):
        self._action = weakref.proxy(action)

    def press(self):
        return self._action(1, two=2)


action = Action()
log(Button(action).press())
