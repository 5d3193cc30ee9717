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

- names that are in the tables, but for the rarest (see `names`);
- numbers and codes of one pattern, or of one checked format (national ids, IBANs, VINs, IMEIs, UUIDs, ...);
  telephone numbers outside North America; MAC addresses; IPv4 hosts within a network, IPv6 within a subnet;
- states and countries (but the District of Columbia); cities as far as the other state has as many; words like
  "National" in organisations; dates and times (a shift).

Not one-to-one, and how often two originals share a fake:

- names and cities that are in no table, and names too rare to be indexed: a birthday among over 10**8 names;
- US Social Security numbers (54 million that were never issued), payment cards (10**9 for each scheme), IPv4
  networks (2**16), crypto addresses (2**160), addresses on hosts under different suffixes of one name;
- US and Canadian telephone numbers (100 lines reserved for fiction in each of some 300 area codes), ZIP
  codes, street names, ages, coordinates: by design they are few.
"""

from deid.surrogates.dispatch import SURROGATE_VERSION, Surrogates
from deid.surrogates.keys import Key, write_key_file

__all__ = ["SURROGATE_VERSION", "Key", "Surrogates", "write_key_file"]
