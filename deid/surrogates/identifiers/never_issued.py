"""Numbers that nobody has: the ranges that their issuers say they do not issue, or keep for tests.

Used unless the policy asks for plausible numbers. Where such a range is as large as the one in use, the map
into it is a permutation; else a keyed draw, and two originals may share a fake: of n originals about
n * n / (2 * size).

- US Social Security: area 900 to 999 with a group of neither an ITIN (50-65, 70-88, 90-92, 94-99) nor an ATIN
  (93): 54 million (SSA, POMS RM 10201.035: no area above 899, 666 or 000, no group 00, no serial 0000; IRS,
  Internal Revenue Manual 3.21.263.4, for ITINs). Nine digits that are also right as a Canadian, Dutch or
  Israeli number stay right: 5 million.
- NHS numbers: of the first digits 4, 6 and 7 (England, Wales, Man) to 5, 8 and 9, which are not allocated
  (NHS Data Dictionary, NHS NUMBER; 999 is kept for tests): 273 million valid ones, as many as are in use; a
  permutation but for the one body in eleven that has no check digit.
- NPI: 2 for 1, as no number with a 2 has been given out (CMS, 45 CFR 162.406): a permutation.
- EIN: prefixes that the IRS has not assigned ("How EINs are assigned and valid EIN prefixes"): 160 million.
- Routing numbers: prefixes without a Federal Reserve district (ABA Routing Number Policy): 62 million.
- IMEI: reporting body 00, test devices (GSMA TS.06): 10**12. IMSI: country code 001, test networks (ITU-T
  E.212): 10**10.
- UK National Insurance: D, F, I, Q, U and V come first in no prefix (HMRC, NIM39110): 480 million.
- Medicare beneficiary: a first place 0, which is 1 to 9 (CMS, "Understanding the MBI format"): 10**12.
- Payment cards: see `cards`.

No such range is published for the others; their surrogates come from the whole format (of Canadian SINs, 0 is
given by the revenue agency and 8 to businesses).
"""

from functools import cache

from deid.surrogates.identifiers import checked
from deid.surrogates.identifiers.check_digits import luhn
from deid.surrogates.identifiers.fields import Pattern
from deid.surrogates.source import Source

SSN_GROUPS = tuple(f"{n:02d}" for n in (*range(1, 50), *range(66, 70), 89))
_MBI = "[ACDEFGHJKMNPQRTUVWXY] [0123456789ACDEFGHJKMNPQRTUVWXY] 9 "
_RANGES: dict[str, tuple[tuple[str, str], ...]] = {
    "gb.nhs": (("4|6|7 9*8 #", "5|8|9 9*8 #"),),
    "npi": (("1 9*8 #", "2 9*8 #"),),
    "us.rtn": (("9*8 #", "13-20|33-60|73-79|81-99 9*6 #"),),
    "us.ein": (("9*9", "07-09|17-19|28|29|49|69|70|78|79|89|96|97 9*7"),),
    "imei": (("9*14 #", "=00 9*12 #"), ("9*14", "=00 9*12"), ("9*16", "=00 9*14")),
    "imsi": (("9*15", "=00101 9*10"), ("9*14", "=00101 9*9")),
    "gb.nino": (("A*2 9*6 [ABCD]", "D|F|I|Q|U|V [ABCEGHJKLMNPRSTWXYZ] 9*6 [ABCD]"),),
    "us.mbi": ((f"9 {_MBI * 2}A*2 9*2", f"=0 {_MBI * 2}[ACDEFGHJKMNPQRTUVWXY]*2 9*2"),),
}
_UNCHECKED = frozenset({"us.ein", "gb.nino", "us.mbi"})
"""What is never issued is not valid there."""
_DRAWS = 400


@cache
def _patterns(name: str) -> tuple[tuple[Pattern, str], ...]:
    return tuple((Pattern(used), free) for used, free in _RANGES.get(name, ()))


@cache
def _shaped(text: str, shape: str) -> Pattern:
    return Pattern(text, shape)


def has_range(name: str) -> bool:
    return name in _RANGES


def replace(found: checked.Found, compact: str, source: Source) -> str | None:
    """A number of the format that is never issued, compact; None where there is none."""
    made = found.format
    for used, text in _patterns(made.name):
        if used.width == len(compact):
            free = _shaped(text, checked.shape_of(compact) if "[0" in text else "")
            return _moved(made, used, free, compact, source)
    return None


def _moved(made: checked.Format, used: Pattern, free: Pattern, compact: str, source: Source) -> str | None:
    purpose = f"never issued/{made.name}/{free.size}"
    reading = used.read(compact)
    number = reading.number if reading and used.size == free.size else None
    target = made._replace(pattern=free)
    for attempt in range(_DRAWS):
        if number is None:
            drawn = source.pick(purpose, free.size, compact, attempt)
        else:
            drawn = number = source.permute(purpose, free.size, number)
        if made.name in _UNCHECKED:
            new: str | None = "".join(free.write(drawn, ""))
        else:
            new = checked.complete(target, drawn, "")
        if new and new != compact:
            return new
    return None


def ssn(compact: str, source: Source) -> str | None:
    """Nine digits that are no Social Security number, but right as the other number that they may be."""
    other = other_than_ssn(compact)
    for attempt in range(_DRAWS):
        draw = source.pick("ssn", 100 * len(SSN_GROUPS) * 9999, compact, attempt)
        draw, serial = divmod(draw, 9999)
        area, group = divmod(draw, len(SSN_GROUPS))
        new = f"9{area:02d}{SSN_GROUPS[group]}{serial + 1:04d}"
        if other:
            body = new[:-1] if new[5:8] != "000" else f"{new[:5]}001"
            new = next((body + d for d in "123456789" if checked.validator(other)(body + d)), "")
        if new and new != compact:
            return new
    return None


def other_than_ssn(compact: str) -> str | None:
    """The other format of nine digits that a number without grouping is right in, if there is one."""
    if checked.validator("nl.bsn")(compact):
        return "nl.bsn"
    return "il.idnr" if luhn(compact) else None
