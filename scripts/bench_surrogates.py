"""How fast surrogates are made, beside Faker seeded anew for each entity: the usual way to have the same fake twice.

    python scripts/bench_surrogates.py [--documents 8000] [--processes 2]

The entities are those of synthesised documents (seed 1), in their order and mixture. "cold" makes each distinct one
once, with nothing remembered; "warm" makes them all again, in an order of their own, from what is remembered. Faker
gets a sha256 of the text as its seed and the provider that fits the label, once for each distinct entity; it
remembers nothing. Rates are surrogates a second, over all processes, each of which takes its share of the entities
(and loads its own pools first, which is timed apart). For figures of speed let nothing else run.
"""

import argparse
import hashlib
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from rich.console import Console
from rich.table import Table

from deid.surrogates import Key, Surrogates

KEY = Key(bytes(range(32)))
FAKERS = {
    **{"PERSON": "name", "USERNAME": "user_name", "EMAIL": "email", "PHONE": "phone_number", "URL": "url"},
    **{"CITY": "city", "STATE": "state", "COUNTRY": "country", "POSTCODE": "postcode", "LOCATION": "city"},
    **{
        "STREET_ADDRESS": "address",
        "ORGANIZATION": "company",
        "DATE": "date",
        "TIME": "time",
        "IBAN": "iban",
    },
    **{
        "IP_ADDRESS": "ipv4",
        "MAC_ADDRESS": "mac_address",
        "NATIONAL_ID": "ssn",
        "CREDIT_CARD": "credit_card_number",
    },
}
Entity = tuple[str, str]


def entities(documents: int) -> list[Entity]:
    from deid.synthesis import Specification, synthesize

    made = synthesize(Specification(), documents, seed=1)
    known = Surrogates(KEY).labels
    return [(s.label, d.text[s.start : s.end]) for d in made for s in d.spans if s.label in known]


def pools() -> tuple[float, float]:
    """Milliseconds and MiB that the first surrogate of each family of pools costs."""
    before, start = _memory(), time.perf_counter()
    surrogates = Surrogates(KEY)
    for label, text in (("PERSON", "Maria Keller"), ("CITY", "Boston"), ("POSTCODE", "02118")):
        surrogates.replace(label, text)
    return (time.perf_counter() - start) * 1e3, _memory() - before


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rates(found: Sequence[Entity]) -> tuple[float, int, float, int]:
    """Seconds and number, cold and warm."""
    surrogates = Surrogates(KEY)
    for label, text in dict(found).items():  # one of each label: what is loaded once is loaded
        surrogates.replace(label, text + "a")
    distinct = list(dict.fromkeys(found))
    cold = _timed(surrogates.replace, distinct)
    warm = _timed(surrogates.replace, found)
    return cold, len(distinct), warm, len(found)


def faker_rate(found: Iterable[Entity]) -> tuple[float, int]:
    from faker import Faker

    faker = Faker("en_US")
    distinct = list(dict.fromkeys(found))

    def fake(label: str, text: str) -> str:
        faker.seed_instance(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))
        return getattr(faker, FAKERS.get(label, "bothify"))()

    return _timed(fake, distinct), len(distinct)


def _timed(make: Callable[[str, str], object], found: Sequence[Entity]) -> float:
    start = time.perf_counter()
    for label, text in found:
        make(label, text)
    return time.perf_counter() - start


def _both(found: Sequence[Entity]) -> tuple[float, int, float, int, float, int]:
    return (*rates(found), *faker_rate(found))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=8000)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    milliseconds, memory = pools()
    found = entities(options.documents)
    table = Table(
        "label", "entities", "distinct", "cold /s", "us each", "warm /s", "Faker /s", "cold / Faker"
    )
    for label, _ in Counter(label for label, _ in found).most_common():
        mine = [entity for entity in found if entity[0] == label]
        table.add_row(label, f"{len(mine):,}", *_cells([_both(mine)]))
    shares = [found[i :: options.processes] for i in range(options.processes)]
    with ProcessPoolExecutor(options.processes, mp_context=get_context("spawn")) as workers:
        both = list(workers.map(_both, shares))
    table.add_section()
    table.add_row(f"all, {options.processes} processes", f"{len(found):,}", *_cells(both))
    for column in table.columns[1:]:
        column.justify = "right"
    console = Console(width=max(100, Console().width))
    console.print(table)
    console.print(f"first surrogates of names, cities and postcodes: {milliseconds:.0f} ms, {memory:.0f} MiB")
    return 0


def _cells(measured: Sequence[tuple[float, int, float, int, float, int]]) -> list[str]:
    cold = sum(number / seconds for seconds, number, *_ in measured)
    warm = sum(number / seconds for _, _, seconds, number, _, _ in measured)
    faker = sum(number / seconds for *_, seconds, number in measured)
    distinct = sum(number for _, number, *_ in measured)
    each = 1e6 * len(measured) / cold
    return [
        f"{distinct:,}",
        f"{cold:,.0f}",
        f"{each:.0f}",
        f"{warm:,.0f}",
        f"{faker:,.0f}",
        f"{cold / faker:.1f}",
    ]


if __name__ == "__main__":
    sys.exit(main())
