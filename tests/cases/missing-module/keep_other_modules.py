from .tracemalloc import start
from package import symtable
import package.nis
from memory.tracemalloc import stop
