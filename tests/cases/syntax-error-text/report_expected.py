import pytest


def f(test, text):
    with test.assertRaisesRegex(SyntaxError, "never closed"):
        compile(text, "", "exec")
    with pytest.raises(SyntaxError, match="never closed"):
        compile(text, "", "exec")
