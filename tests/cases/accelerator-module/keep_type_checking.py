from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _decimal import Decimal
