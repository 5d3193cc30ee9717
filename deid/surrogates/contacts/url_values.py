"""What `urls` reads in a path or a query apart from words: dates, secrets, files, and names that are ordinary words."""

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from deid.surrogates.contacts.opaque import is_code, opaque
from deid.surrogates.contacts.url_words import ACTIONS, FILE_ENDINGS, PATH_WORDS, SECRET_NAMES
from deid.surrogates.forms import fold, words
from deid.surrogates.organizations.compounds import STAYING
from deid.surrogates.organizations.known_hosts import SUFFIXES
from deid.surrogates.organizations.vocabulary import JOINING
from deid.surrogates.pools import VOWELS, name_place
from deid.surrogates.source import Source

REDACTED = "redacted"
_MOST_DAYS = 365
_YEAR, _MONTH, _DAY = r"(?:19|20)\d\d", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_TIME = r"(?:T\d\d:?\d\d(?::?\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
DATES = re.compile(
    rf"(?<!\d)(?<!\d-)({_YEAR}(?P<mark>[-./_])(?:{_MONTH}(?P=mark){_DAY}{_TIME}|{_MONTH})"
    rf"|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"|(?:{_DAY}[-./]{_MONTH}|{_MONTH}[-./]{_DAY})[-./]{_YEAR})(?!\d|-\d)"
)
_FILE = re.compile(r"(?P<stem>[^\s/\\?#@:]+)\.(?P<ending>[A-Za-z0-9]{1,7})")
_CAMEL = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])")
_OCTET = re.compile(r"%[0-9A-Fa-f]{2}")
_RUNS = re.compile(r"[^\W_]+")
_PIECES = re.compile(r"[^a-z0-9]+")
_DOCUMENTS = words(
    "notes report minutes memo letter summary draft agenda invoice contract resume slides plan budget"
)


def moved_dates(text: str, source: Source) -> list[str]:
    """The text cut at its dates: what stands beside them, and at odd places the dates, moved by a keyed number of
    days. (Not the number that DATE moves by, which the policy's options have a say in.)
    """
    pieces, done = [], 0
    for found in DATES.finditer(text):
        new = _moved(found[0], source)
        if new is not None:
            pieces += [text[done : found.start()], new]
            done = found.end()
    return [*pieces, text[done:]]


def _moved(text: str, source: Source) -> str | None:
    from deid.surrogates import dates

    draw = source.pick("urls/days", 2 * _MOST_DAYS)
    days = draw - _MOST_DAYS if draw < _MOST_DAYS else draw - _MOST_DAYS + 1
    new = dates.shift(text.replace("_", "-"), days)
    return new.replace("-", "_") if new is not None and "_" in text else new


def is_secret(parameter: str) -> bool:
    """Whether a parameter's value is a password or a token: "password", "api_key", "X-Amz-Signature"."""
    plain = _PIECES.sub("_", fold(parameter)).strip("_")
    return plain in SECRET_NAMES or plain.rpartition("_")[2] in SECRET_NAMES - {"key"}


def is_file(text: str) -> bool:
    """ "notes.txt": a file rather than a host."""
    found = _FILE.fullmatch(text)
    return found is not None and fold(found["ending"]) in FILE_ENDINGS - SUFFIXES


def other_document(name: str, source: Source) -> str | None:
    """ "minutes.txt" for "notes.txt": the first word of a file's name that says what kind of paper it is, changed."""
    for found in re.finditer(r"[^\W\d_]+", name.rpartition(".")[0]):
        if found[0].lower() in _DOCUMENTS:
            at = _DOCUMENTS.index(found[0].lower())
            new = _DOCUMENTS[source.derange("urls/documents", len(_DOCUMENTS), at)]
            return (
                name[: found.start()]
                + (new.capitalize() if found[0][0].isupper() else new)
                + name[found.end() :]
            )
    return None


def is_rather_a_name(plain: str) -> bool:
    """Whether an everyday word or a type word that stands where a person may is taken for the name that it is too."""
    return len(plain) > 2 and plain not in ACTIONS and plain not in JOINING and name_place(plain) is not None


def is_camel(word: str) -> bool:
    """Whether a handle is written together from words, one of them known: "HospitalSister1945"."""
    bare = word.rstrip("0123456789")
    humps = _CAMEL.findall(bare)
    if len(humps) < 2 or "".join(humps) != bare:
        return False
    if not all(len(hump) > 2 and VOWELS & set(fold(hump)) for hump in humps):
        return False
    return any(fold(hump) in STAYING or fold(hump) in PATH_WORDS or name_place(fold(hump)) for hump in humps)


def encoded(piece: str, source: Source, change: Callable[[str, Source], str]) -> str:
    """What `change` makes of the text that a percent-encoded piece stands for, encoded as the piece was."""
    if "%" not in piece:
        return change(piece, source)
    try:
        text = unquote(piece, errors="strict")
    except UnicodeDecodeError:
        return opaque(piece, source)
    return quote(change(text, source), safe=_left_plain(piece))


def _left_plain(piece: str) -> str:
    """The marks that a piece does not encode."""
    encoded = {unquote(octet) for octet in _OCTET.findall(piece)}
    return "".join(mark for mark in "~@!$&'()*,;:=+-._/?" if mark not in encoded)


def has_ending(piece: str) -> bool:
    return piece.rpartition(".")[2].lower() in FILE_ENDINGS - SUFFIXES


def is_one_code(piece: str) -> bool:
    """A code with marks inside, like a UUID or base64: mapped whole."""
    found = _RUNS.findall(piece)
    if sum(map(len, found)) < 12 or sum(c.isdigit() for c in piece) < 3:
        return False
    return all(
        len(word) < 4 or ((not word.isalpha() or is_code(word)) and not is_camel(word)) for word in found
    )
