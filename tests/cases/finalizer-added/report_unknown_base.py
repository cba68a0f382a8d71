from app import Base
import app


class A(Base):
    pass


class B(app.Base):
    pass


A.__del__ = lambda self: None
setattr(B, "__del__", print)
