"""Which label goes to which family."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from threading import Lock

from deid.errors import DeidError
from deid.surrogates.forms import LONGEST, ascii_digits, words
from deid.surrogates.keys import Key
from deid.surrogates.source import VERSION, Source

SURROGATE_VERSION = VERSION
"""Changes with anything that changes what a surrogate comes out as: the pools, the algorithms, the forms."""

_FAMILIES = {
    "PERSON": "names:replace",
    "USERNAME": "contacts:username",
    "EMAIL": "contacts:email",
    "PHONE": "contacts:phone",
    "URL": "contacts:url",
    "IP_ADDRESS": "network:replace",
    "MAC_ADDRESS": "network:replace",
    "STREET_ADDRESS": "places.addresses:replace",
    **dict.fromkeys(("CITY", "STATE", "COUNTRY", "POSTCODE", "LOCATION"), "places:replace"),
    "COORDINATES": "coordinates:replace",
    "ORGANIZATION": "organizations:replace",
    "TIME": "times:replace",
    "AGE": "ages:replace",
    **dict.fromkeys(
        words("""
    NATIONAL_ID TAX_ID PASSPORT DRIVER_LICENSE VEHICLE_ID MEDICAL_RECORD HEALTH_PLAN LICENSE_NUMBER
    BANK_ACCOUNT IBAN CREDIT_CARD CRYPTO_ADDRESS DEVICE_ID ACCOUNT ID
"""),
        "identifiers:replace",
    ),
}
_PLACES = frozenset(words("STREET_ADDRESS CITY STATE COUNTRY POSTCODE LOCATION"))
_FREE_TEXT = _PLACES | frozenset(words("PERSON USERNAME EMAIL URL ORGANIZATION"))
_SCOPES = 64
_MEMO = 1 << 15


class Surrogates:
    """The fakes under one key. What it remembers only makes it faster, and is not pickled.

    `kept` are the labels among STATE and COUNTRY that the policy keeps: cities and ZIP codes then stay in
    their state, and within "Lyon, France" or an address that part stands as it is.
    """

    def __init__(self, key: Key, *, kept: Iterable[str] = ()) -> None:
        self.key = key
        self.kept = frozenset(kept)
        self._forget()

    def _forget(self) -> None:
        self._lock = Lock()
        self._sources: OrderedDict[tuple, Source] = OrderedDict()
        self._last: tuple[tuple, Source | None] = ((), None)
        self._memo: dict[tuple, str | None] = {}
        self._older: dict[tuple, str | None] = {}
        self._redraws: Mapping[tuple[str, str, str], int] = {}

    @property
    def labels(self) -> frozenset[str]:
        """The labels that `replace` may have a surrogate for. DATE is moved, either way."""
        return frozenset(_FAMILIES) | {"DATE"}

    def redraw(self, attempts: Mapping[tuple[str, str, str], int]) -> None:
        """From now on the surrogates of these (label, scope, original) are drawn anew, by the number of the attempt.

        For what a vault planned: of two originals that would share a surrogate one takes another.
        """
        self._redraws = dict(attempts)
        self._memo, self._older = {}, {}

    def replace(
        self,
        label: str,
        text: str,
        *,
        scope: str = "",
        plausible: bool = False,
        follow_state: bool = False,
    ) -> str | None:
        """A surrogate in the written form of the text, or None: the caller redacts.

        Never the text itself, nor anything that contains it or has a word of it (see `originality`); None for
        a text of over 500 characters. `scope` is opaque: in the same scope the same text has the same surrogate,
        in another it has another. `plausible` numbers and hosts may be ones that somebody has; others lie in ranges
        that are never issued, where there are such. With `follow_state` a US telephone number moves to the state
        that its state becomes. A DATE is moved by the offset of the scope.
        """
        if len(text) > LONGEST:
            return None
        if label == "DATE":
            return self.shift_date(label, text, scope=scope)
        wanted = (label, text, scope, plausible, follow_state)
        found = self._memo.get(wanted, "")
        if found != "":
            return found
        return self._remembered(wanted, self._make, *wanted)

    def _remembered(self, wanted: tuple, make: Callable[..., str | None], *arguments: object) -> str | None:
        """What is made; None where a generator stumbles, whose own exception could quote the text (law 7)."""
        found = self._older.get(wanted, "")
        try:
            if found == "":
                found = make(*arguments)
        except (
            ImportError,
            OSError,
            MemoryError,
        ) as error:  # not the text's fault: another try may do better
            problem = type(error).__name__
        except Exception:
            return None
        else:
            if len(self._memo) >= _MEMO:
                self._older, self._memo = self._memo, {}
            self._memo[wanted] = found
            return found
        raise DeidError(f"no surrogate for a {wanted[0]} could be made ({problem}): is deid installed whole?")

    def _make(
        self, label: str, text: str, scope: str = "", plausible: bool = False, follow_state: bool = False
    ) -> str | None:
        attempt = self._redraws.get((label, scope, text)) if self._redraws else None
        if attempt:
            scope = f"{scope}\0redraw {attempt}"
        source = self._source(scope, plausible, follow_state)
        new = _checked(text, self._replace(label, text, source), whole=label in {"AGE", "TIME"})
        if new is not None and label in _FREE_TEXT:
            from deid.surrogates.originality import shared_words

            if shared_words(label, text, new, kept=self.kept):
                return None
        return new

    def _replace(self, label: str, text: str, source: Source) -> str | None:
        family = _FAMILIES.get(label)
        text = ascii_digits(text)
        if family is None or not text.strip():
            return None
        if not text.isascii() and any(c.isnumeric() and not c.isascii() for c in text):
            return None
        return _function(family)(text, source, label)

    def shift_date(
        self,
        label: str,
        text: str,
        *,
        scope: str = "",
        max_days: int = 365,
        whole_weeks: bool = False,
        keep_year: bool = False,
        day_first: bool | None = None,
        born: bool = False,
    ) -> str | None:
        """The date moved by the offset of the scope, in its written form; None where it cannot be read.

        The offset is up to `max_days` either way, by whole weeks if asked, and never 0. With `keep_year` dates move
        within their year, and a year alone stays. `day_first` says how 3/4/2024 is read, where the document shows
        it. A date of birth (`born`) moves with the ages of the scope.
        """
        if len(text) > LONGEST:
            return None
        options = (max_days, whole_weeks, keep_year, day_first, born)
        wanted = ("DATE", text, scope, *options)
        found = self._memo.get(wanted, "")
        if found != "":
            return found
        return self._remembered(wanted, self._shift, text, scope, *options)

    def _shift(
        self,
        text: str,
        scope: str,
        max_days: int,
        whole_weeks: bool,
        keep_year: bool,
        day_first: bool | None,
        born: bool,
    ) -> str | None:
        from deid.surrogates import ages, dates

        days = dates.offset_days(self.key, scope, max_days, whole_weeks)
        years = ages.age_years(self._source(scope)) if born else 0
        new = dates.shift(text, days, day_first=day_first, keep_year=keep_year, age_years=years)
        return new if keep_year and new == text else _checked(text, new, whole=True)

    def hash(self, label: str, text: str, *, scope: str = "", length: int = 16) -> str:
        """`length` hex digits (64 at most) that stand for the text, by the key."""
        from deid.surrogates.identifiers import hash_of

        return hash_of(self.key, label, text, length, scope=scope)

    def _source(self, scope: str, plausible: bool = False, follow_state: bool = False) -> Source:
        wanted = (scope, plausible, follow_state)
        before, last = self._last
        if last is not None and before == wanted:
            return last
        with self._lock:
            source = self._sources.pop(wanted, None) or Source(
                self.key, scope, kept=self.kept, plausible=plausible, follow_state=follow_state
            )
            self._sources[wanted] = source  # the one used last stands last
            if len(self._sources) > _SCOPES:
                self._sources.popitem(last=False)
        self._last = (wanted, source)
        return source

    def __getstate__(self) -> dict[str, object]:
        return {"key": self.key, "kept": sorted(self.kept), "version": SURROGATE_VERSION}

    def __setstate__(self, state: dict) -> None:
        self.key = state["key"]
        self.kept = frozenset(state["kept"])
        self._forget()

    def __repr__(self) -> str:
        return f"Surrogates(key={self.key!r}, kept={sorted(self.kept)}, version={SURROGATE_VERSION!r})"


def _function(path: str) -> Callable[..., str | None]:
    found = _FUNCTIONS.get(path)
    if found is None:
        module, name = path.split(":")
        found = _FUNCTIONS[path] = getattr(import_module(f"deid.surrogates.{module}"), name)
    return found


_FUNCTIONS: dict[str, Callable[..., str | None]] = {}


def _checked(text: str, new: str | None, *, whole: bool = False) -> str | None:
    """Law 6, whatever the generator did: nothing that contains the original passes; with `whole`, as whole words
    ("1 May" is not in "11 May").
    """
    if new is None or not new.strip():
        return None
    old, made = text.strip().casefold(), new.casefold()
    if old not in made or (whole and not re.search(rf"(?<!\w){re.escape(old)}(?!\w)", made)):
        return new
    return None
