"""Public identifiers: eight characters of Crockford base32, the last a check character, shown as `K7Q2-9XWT`.

The check is a Reed-Solomon code over the field of 32 elements (Reed and Solomon, "Polynomial Codes over Certain
Finite Fields", 1960; field polynomial x^5 + x^2 + 1): the characters, each weighted by a different power of two, add
up to zero. Every single wrong character and every swap of two characters is caught, not only neighbours. The alphabet,
and which characters are read as which, is Douglas Crockford's "Base 32". The database holds the same rule as a
function, `public_id_is_valid`, so that no path into the table can store anything else.
"""

import re
import secrets
from urllib.parse import unquote

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = re.compile(r"[\s\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d_-]+")

_TWO_GROUPS = re.compile(rf"[0-9A-Za-z]{{4}}{_SEPARATORS.pattern}[0-9A-Za-z]{{4}}")


def _doubled(value: int) -> int:
    """`value` times two, in the field of 32 elements."""
    return (value << 1) ^ 0b100101 if value & 0b10000 else value << 1


def _sum(characters: str) -> int:
    total = 0
    for character in characters:
        total = _doubled(total) ^ _VALUE[character]
    return total


def new() -> str:
    """A random identifier, one of 2^35; the unique index refuses the rare repetition."""
    return completed("".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1)))


def completed(characters: str) -> str:
    """The identifier that begins with these seven characters."""
    return characters + ALPHABET[_doubled(_sum(characters))]


def is_valid(identifier: str) -> bool:
    """Whether `identifier`, in its stored form (eight characters, no hyphen), is well-formed and checks out."""
    return len(identifier) == LENGTH and set(identifier) <= _VALUE.keys() and _sum(identifier) == 0


def read(typed: str) -> str | None:
    """The stored form of an identifier as people type it, or None where it is no identifier.

    Case, spaces, hyphens and dashes do not matter; O is read as 0, I and L as 1.
    """
    characters = _SEPARATORS.sub("", typed).upper().translate(_READ_AS)
    return characters if is_valid(characters) else None


def read_pasted(typed: str) -> str | None:
    """The same of what people paste: an identifier alone, with the words behind it, or within an address of ours."""
    named = unquote(typed).rpartition("/findings/")[2].strip()
    return read(re.split(r"[/.?#]", named, maxsplit=1)[0])


def is_mistyped(typed: str) -> bool:
    """Whether this is written as identifiers are, in two groups of four with letters and figures, and is none."""
    kinds = {sign.isdigit() for sign in typed if sign.isalnum()}
    return len(kinds) == 2 and _TWO_GROUPS.fullmatch(typed.strip()) is not None and read(typed) is None


def shown(identifier: str) -> str:
    """The form people see and link to: two groups of four."""
    return f"{identifier[:4]}-{identifier[4:]}"
