"""The keys that registered numbers carry."""

from __future__ import annotations


def nir_holds(number: str) -> bool:
    """Whether a French social security number of 15 signs has its right key (97 minus remainder)."""
    body = number[:13].upper().replace("2A", "19").replace("2B", "18")
    return body.isdigit() and number[13:].isdigit() and 97 - int(body) % 97 == int(number[13:])


def luhn_holds(digits: str) -> bool:
    """Whether a number has its right last digit by Luhn's rule (SIRET, RPPS, cards)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def iban_holds(account: str) -> bool:
    """Whether an IBAN leaves 1 when divided by 97."""
    signs = "".join(account.split())
    moved = signs[4:] + signs[:4]
    return moved.isalnum() and int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1
