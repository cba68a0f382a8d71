finish = administrator = "import of a nisi"
import unison
from nisaba import tracemallocs
