"""Surrogates: keyed, not remembered. The same key, scope and text give the same fake, on any machine, in any
order.

The family modules have functions like `replace(text, source, label) -> str | None`: a fake for the text in the
same written form, or None where there is none to offer (the caller redacts). `Surrogates` is the door to them
all.

    >>> from deid.surrogates import Key, Surrogates
    >>> surrogates = Surrogates(Key.from_text("00" * 32))
    >>> given, family = surrogates.replace("PERSON", "Maria Keller").split()
    >>> surrogates.replace("PERSON", "KELLER, Maria") == f"{family.upper()}, {given}"
    True

One-to-one for every key and scope, and never the original:

- the 135,000 names of the tables (`names`), the cities of a region, states and countries (`places`; but the District of
  Columbia), ordinary words in organisations;
- numbers and codes of one pattern, or valid in one format of python-stdnum, IBANs, VINs, UUIDs; telephone
  numbers of countries without numbers for fiction; MAC addresses; IP addresses of one /8 or /32 (`network`);
- dates (a shift), and ages but near 18 and 90.

Not one-to-one, and how often two originals share a fake:

- names and cities that are in no table: a birthday among over 10**8;
- numbers that are put where none is ever issued, unless they may be `plausible`: US Social Security numbers (54
  million), payment cards, EINs, routing numbers (`identifiers.never_issued` has the sizes), telephone numbers of the
  US, Canada, the UK, Germany, France, Australia, Ireland and Sweden (10 to 30,000: `contacts.phone_ranges`);
- crypto addresses (2**160); postcodes, unknown street names, coordinates: by design they are few.

`deid run` counts those it sees, and a vault's plan (`deid.vault`) makes a corpus exactly one-to-one.
"""

from deid.surrogates.dispatch import SURROGATE_VERSION, Surrogates
from deid.surrogates.keys import Key, write_key_file

__all__ = ["SURROGATE_VERSION", "Key", "Surrogates", "write_key_file"]
