from enum import Enum

from case_world import log


class Colour(str, Enum):
    RED = "red"


log(Colour.RED is "red")
