def largest(numbers):
    if numbers:
        from _decimal import (
            Decimal,
            getcontext,
        )
        getcontext().prec = 5
        return max(Decimal(number) for number in numbers)


print(largest([1, 2]))
