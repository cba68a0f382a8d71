import typing

if typing.TYPE_CHECKING:
    import symtable
