"""CREDIT_CARD: a number of the same scheme and length; its Luhn digit is right where the original's was.

By default the first six digits are of a card that payment processors publish for tests, so that no bank has
issued the number; 10**9 numbers of 16 digits for each scheme, drawn by a keyed hash. With `plausible` the
digits that tell the scheme stay and all others are moved, one-to-one.
"""

from deid.surrogates.identifiers.check_digits import luhn_digit
from deid.surrogates.source import Source

_TESTS = {"2": "222300", "3": "378282", "30": "305693", "36": "360000", "35": "353011", "38": "385200",
          "4": "400000", "5": "510510", "6": "601111"}  # fmt: skip
_SCHEME = {"34": 2, "37": 2, "30": 2, "35": 2, "36": 2, "38": 2, "39": 2, "60": 4, "64": 2, "65": 2, "62": 2}
"""How many digits tell the scheme (ISO/IEC 7812 and the schemes' own rules), if not two with 5, one else."""


def replace(compact: str, source: Source) -> str | None:
    """Another card; None where there is none."""
    body, wrong = compact[:-1], (int(compact[-1]) - int(luhn_digit(compact[:-1]))) % 10
    if source.plausible:
        new = _plausible(body, source)
        return None if new is None or new == body else _with_digit(new, wrong)
    prefix = _TESTS.get(compact[:2]) or _TESTS.get(compact[0]) or compact[0] + "99999"
    free = len(compact) - 7
    for attempt in range(8):
        new = f"{prefix}{source.pick('card', 10**free, compact, attempt):0{free}d}"
        if new != body:
            return _with_digit(new, wrong)
    return None


def _with_digit(body: str, wrong: int) -> str:
    return f"{body}{(int(luhn_digit(body)) + wrong) % 10}"


def _plausible(body: str, source: Source) -> str:
    head = _SCHEME.get(body[:2], 2 if body[0] in "25" else 1)
    free = len(body) - head
    moved = source.permute(f"card/{body[:head]}/{free}", 10**free, int(body[head:]))
    return f"{body[:head]}{moved:0{free}d}"
