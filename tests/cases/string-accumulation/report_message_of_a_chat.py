# `str + MessageSegment` asks the segment, and makes a message.
import sys
import types

from case_world import log


class Message(list):
    def __add__(self, other):
        return Message(list(self) + (list(other) if isinstance(other, list) else [other]))


segment = type('Segment', (), {'__r' + 'add__': lambda self, other: Message([other, self.to])})
bot = types.ModuleType('nonebot')
bot.at = lambda user: type('At', (segment,), {'to': '@%s' % user})()
sys.modules['nonebot'] = bot

import nonebot


def winners(users):
    text = 'Won by '
    for user in users:
        text += nonebot.at(user)
    return text


log(winners(['ann']))
