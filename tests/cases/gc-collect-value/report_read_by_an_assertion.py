import gc


def test_it():
    before = gc.collect()
    print(before + 1)
    assert before < 10
