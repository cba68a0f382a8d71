import psutil


def test_no_leak(work):
    before = psutil.Process().memory_info().rss
    work()
    assert psutil.Process().memory_info().rss < before * 1.1
