try:
    from gc import freeze
except ImportError:
    freeze = None
