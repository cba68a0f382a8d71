import types
from types import WrapperDescriptorType


def f(x):
    return isinstance(x, types.MethodDescriptorType), type(x) is types.MethodWrapperType, isinstance(x, (int, WrapperDescriptorType))
