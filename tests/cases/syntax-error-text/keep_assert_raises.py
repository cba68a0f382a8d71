import pytest


def f(test, text):
    test.assertRaises(SyntaxError, compile, text, "", "exec")
    test.assertRaisesRegex(ValueError, "bad", int, text)
    with pytest.raises(SyntaxError):
        compile(text, "", "exec")
