"""URL: scheme and structure stay; the host follows its organisation, a user's name the person.

What is read as a user's name: the part before @, "~name", "@name", what stands after /users/, /in/, /home/ and the
like, the first segment at sites whose accounts stand there (github.com/name), the values of parameters like user=
and email=, and the label left of sites like github.io. Everyday words (news, login, index.html) stay, file endings
too; a word that is in the name tables follows the person, another word is mapped as an organisation's are; codes
become codes of their pattern (see `opaque`), IP addresses follow `network`. A type word or everyday word is a name
where a person is expected (after /patients/, in last=, in what is searched for). Dates move together by a keyed
number of days; passwords and tokens become "redacted". Percent-encoded text is read and encoded again (RFC 3986).
Windows and file paths (C:\\Users\\name, file:///home/name) are taken as URLs.
"""

import re
from functools import lru_cache

from deid.surrogates import names, organizations
from deid.surrogates.contacts import emails, url_values
from deid.surrogates.contacts.opaque import is_code, opaque
from deid.surrogates.contacts.url_hosts import host_of, site_of, telephone
from deid.surrogates.contacts.url_values import (
    REDACTED,
    encoded,
    has_ending,
    is_one_code,
    is_rather_a_name,
    is_secret,
    moved_dates,
)
from deid.surrogates.contacts.url_words import (
    FILE_ENDINGS,
    NAME_PARAMETERS,
    PATH_WORDS,
    QUERY_NAMES,
    SEARCH_PARAMETERS,
    SECRET_NAMES,
    SITE_WORDS,
    USER_PARAMETERS,
    USER_SEGMENTS,
    USER_SITES,
)
from deid.surrogates.forms import fold, says_only, words
from deid.surrogates.organizations import domains
from deid.surrogates.organizations.compounds import STAYING, is_abbreviation, is_usual, split
from deid.surrogates.organizations.known_hosts import SUFFIXES
from deid.surrogates.pools import name_place
from deid.surrogates.source import Source

_URL = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*:(?://)?)?(?P<user>[^\s/@?#]+@)?(?P<host>\[[0-9a-fA-F:.]+\]|[^\s/:?#@\\]+)"
    r"(?P<port>:\d+)?(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.I | re.S,
)
_LOCAL_PATH = re.compile(
    r"(?P<lead>file:/{2,3})?(?P<drive>[A-Za-z]:)?(?P<path>[/\\~][^?#]*)(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.I | re.S,
)
_SCP = re.compile(r"(?P<user>[\w.-]+)@(?P<host>[\w.-]+):(?P<path>(?!\d+(?:/|$))[\w~.][^\s:]*)")
_STAYING = PATH_WORDS | STAYING
STANDING = (
    PATH_WORDS
    | QUERY_NAMES
    | NAME_PARAMETERS
    | SECRET_NAMES
    | frozenset(piece for name in (*QUERY_NAMES, *SECRET_NAMES) for piece in name.split("_"))
    | frozenset(words("mailto file smb localhost ssh sftp rtsp telnet gopher ldap ldaps"))
)
_WORDS = re.compile(r"[^\W_]+")
_SHAREPOINT = re.compile(r"(?P<name>.+)_(?P<host>[a-z0-9-]+)_(?P<suffix>[a-z]{2,3})", re.I)
_NUMBERED = re.compile(r"(?P<word>[A-Za-z]{3,})(?P<digits>\d{1,4})")
_PHONE_SITES = frozenset(("wa.me", "api.whatsapp.com"))
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
_LINKEDIN = re.compile(r"(?P<name>.*[a-z])-(?P<code>[0-9a-f]{6,12}|\d[0-9a-z]{2,11})$", re.I)


def replace(text: str, source: Source, label: str = "URL") -> str | None:
    """Another URL of the same structure, or None where nothing can be read or nothing changes."""
    bare = text.strip()
    if bare[:7].lower() == "mailto:":
        new = emails.replace(bare, source)
    elif bare[:4].lower() in {"tel:", "sms:"} or bare[:6].lower() == "callto":
        new = telephone(bare, source)
    else:
        new = _url(bare, source)
    return None if new is None or new == bare else text.replace(bare, new)


def _url(text: str, source: Source) -> str | None:
    local = _LOCAL_PATH.fullmatch(text)
    if local and not text.startswith("//"):
        path = _path(local["path"], source)
        rest = query(local["query"] or "", source) + _fragment(local["fragment"] or "", source)
        return f"{local['lead'] or ''}{local['drive'] or ''}{path}{rest}"
    scp = _SCP.fullmatch(text)
    if scp and "/" in scp["path"]:  # git@github.com:name/repository.git
        host = host_of(scp["host"], source)
        user = (
            scp["user"] if scp["user"].lower() in {"git", "hg", "svn", "root"} else _user(scp["user"], source)
        )
        path = _path("/" + scp["path"], source, starts_with_user=site_of(scp["host"]) in USER_SITES)[1:]
        return None if host is None else f"{user}@{host}:{path}"
    if url_values.is_file(text):
        new = _plain_segment(text, source)
        return url_values.other_document(text, source) if new == text else new
    match = _URL.fullmatch(text)
    if not match or (match["scheme"] or "").lower() in {"data:", "javascript:"}:
        return None
    host = host_of(match["host"], source)
    if host is None:
        return None
    site = site_of(match["host"])
    if site in _PHONE_SITES and re.fullmatch(r"/\+?\d{8,15}", match["path"] or ""):
        from deid.surrogates.contacts import phones

        number = phones.replace("+" + (match["path"] or "")[1:].lstrip("+"), source)
        path_of_number = "" if number is None else "/" + number[1:]
        return f"{match['scheme'] or ''}{host}{path_of_number}{query(match['query'] or '', source)}"
    path = _path(match["path"] or "", source, starts_with_user=site in USER_SITES)
    rest = query(match["query"] or "", source) + _fragment(match["fragment"] or "", source)
    user = _credentials(match["user"], source) if match["user"] else ""
    return f"{match['scheme'] or ''}{user}{host}{match['port'] or ''}{path}{rest}"


def _credentials(text: str, source: Source) -> str:
    name, _, secret = text[:-1].partition(":")
    return _user(name, source) + (":" + REDACTED if secret else "") + "@"


def _path(path: str, source: Source, *, starts_with_user: bool = False) -> str:
    """Segment by segment: a user's name where one is expected, else everyday words, names, words and codes."""
    dated = moved_dates(path, source) if "/" in path else [path]
    if len(dated) > 1:  # "/2019/05/03/"
        return "".join(
            part if i % 2 else _path(part, source, starts_with_user=starts_with_user and not i)
            for i, part in enumerate(dated)
        )
    out, before, first = [], "", True
    for piece in re.split(r"([/\\]+)", path):
        if not piece or piece[0] in "/\\":
            out.append(piece)
            continue
        plain = piece.lower()
        if plain in PATH_WORDS and not (before in USER_SEGMENTS and is_rather_a_name(plain)):
            out.append(piece)
            before, first = plain, False
            continue
        stem = plain.partition(".")[0]
        everyday = first and stem in SITE_WORDS
        if piece[0] in "~@" and len(piece) > 1:
            out.append(piece[0] + _user(piece[1:], source))
        elif before == "company" and not everyday:
            out.append(encoded(piece, source, _organisation))
        elif (
            not everyday and not plain.isdigit() and (before in USER_SEGMENTS or (first and starts_with_user))
        ):
            out.append(_person(piece, source))
        else:
            is_year = len(piece) == 4 and piece.isdigit() and "1950" <= piece < "2030"
            out.append(organizations.number(piece, source) if is_year else _segment(piece, source))
        before, first = plain, False
    return "".join(out)


def _person(piece: str, source: Source) -> str:
    """A user's name in a path: with a file ending, or with LinkedIn's code or a SharePoint host behind it."""
    if is_code(piece) and is_one_code(piece):
        return _plain_segment(piece, source)
    head, _, ending = piece.rpartition(".")
    if head and ending.lower() in FILE_ENDINGS:
        return f"{_person(head, source)}.{ending}"
    coded = _LINKEDIN.fullmatch(piece)
    if coded:
        return _user(coded["name"], source) + "-" + opaque(coded["code"], source)
    hosted = _SHAREPOINT.fullmatch(piece)
    if hosted and hosted["suffix"].lower() in SUFFIXES:
        return f"{_user(hosted['name'], source)}_{_organisation(hosted['host'], source)}_{hosted['suffix']}"
    return _user(piece, source)


def _user(piece: str, source: Source) -> str:
    return encoded(
        piece, source, lambda text, source: names.replace(text, source, "USERNAME") or opaque(text, source)
    )


def _organisation(text: str, source: Source) -> str:
    return domains.label(text, source) or opaque(text, source)


def _segment(piece: str, source: Source) -> str:
    if "%" in piece:
        return encoded(piece, source, _plain_segment)
    return _plain_segment(piece, source)


def _plain_segment(piece: str, source: Source) -> str:
    if piece.isalpha() and piece.islower():
        return _word(piece, source)
    dated = [] if _UUID.fullmatch(piece) else moved_dates(piece, source)
    if len(dated) > 1:
        return "".join(
            part if i % 2 or not part else _plain_segment(part, source) for i, part in enumerate(dated)
        )
    if piece.isdigit():
        return source.digits("urls/digits", piece)
    if "@" in piece:
        mailed = emails.replace(piece, source)
        if mailed:
            return mailed
    if _UUID.fullmatch(piece):
        from deid.surrogates import identifiers

        return identifiers.replace(piece, source, "ID") or opaque(piece, source)
    if is_code(piece) and is_one_code(piece):
        return opaque(piece, source)
    if (
        re.search(r"(?i)(?:^|[a-z0-9])\.(?:[a-z]{2,})$", piece)
        and domains.has_suffix(piece)
        and not has_ending(piece)
    ):
        return domains.replace(piece, source) or _words(piece, source)
    return _words(piece, source)


def _words(piece: str, source: Source) -> str:
    """Word by word; in "larry-page" an everyday word that is a usual name too is taken for the name."""
    head = piece.rpartition(".")[0] or piece
    alone = len(_WORDS.findall(head)) == 1
    return _WORDS.sub(lambda m: _word(m[0], source, doubtful=not alone and m.end() <= len(head)), piece)


def _word(word: str, source: Source, *, doubtful: bool = False, sought: bool = False) -> str:
    """Everyday words stay; a name follows the person, another word is mapped as in an organisation's name.

    `doubtful` beside other words, where usual names are names; `sought` in what is searched for, where all are.
    """
    plain = fold(word)
    if plain in _STAYING and ((doubtful and is_usual(plain)) or (sought and is_rather_a_name(plain))):
        return organizations.in_case(word, names.token(plain, source))
    if plain in PATH_WORDS or (len(plain) == 1 and "a" <= plain <= "z"):
        return word
    numbered = _NUMBERED.fullmatch(word)
    if numbered and not is_code(numbered["word"]):
        return _word(numbered["word"], source) + organizations.number(numbered["digits"], source)
    if word.isdigit():
        return source.digits("urls/digits", word)
    if not plain.isascii() or not plain.isalpha() or len(plain) < 2 or len(plain) > 24 or is_code(word):
        camel = re.findall(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])", word)
        if word.isalpha() and len(camel) > 1 and "".join(camel) == word and len(camel) < 5:
            return "".join(_word(hump, source) for hump in camel)
        return opaque(word, source)
    return organizations.in_case(word, _lower_word(plain, source)) if plain not in STAYING else word


def _lower_word(plain: str, source: Source) -> str:
    parts = split(plain)
    if is_abbreviation(plain) and len(plain) < 4 and name_place(plain) is None:
        return organizations.token(plain, source)
    new = "".join(organizations.map_words(parts, source))
    return new if new != plain else names.token(plain, source)


@lru_cache(1 << 10)
def _parameter(name: str) -> str:
    """'secret', 'name', 'sought', 'user', 'known' or '' for the name of a parameter."""
    plain = name.lower()
    if is_secret(name):
        return "secret"
    if plain in NAME_PARAMETERS:
        return "name"
    if plain in SEARCH_PARAMETERS:
        return "sought"
    if plain in USER_PARAMETERS:
        return "user"
    return "known" if plain in QUERY_NAMES or plain in PATH_WORDS else ""


def query(text: str, source: Source) -> str:
    """Everyday names of parameters stay; values follow what they name, or are drawn anew in their own pattern."""
    if not text:
        return ""
    fields = []
    for field in re.split(r"([&;])", text[1:]):
        if field in {"&", ";"} or not field:
            fields.append(field)
            continue
        name, equals, value = field.partition("=")
        kind = _parameter(name)
        shown = name if equals and kind and says_only(name, STANDING) else _segment(name, source)
        if kind == "secret" and value:
            fields.append(shown + equals + REDACTED)
            continue
        fields.append(shown + equals + _value(value, source, kind))
    return text[0] + "".join(fields)


def _value(value: str, source: Source, kind: str) -> str:
    """A plus in a query is a space."""
    if not value:
        return value
    new = encoded(value.replace("+", " "), source, lambda text, source: _plain_value(text, source, kind))
    return new.replace("%20", "+").replace(" ", "+") if "+" in value else new


def _plain_value(text: str, source: Source, kind: str) -> str:
    if "://" in text:
        return _url(text, source) or opaque(text, source)
    if "@" in text:
        return emails.replace(text, source) or _WORDS.sub(lambda m: opaque(m[0], source), text)
    if (
        kind in {"user", "name"}
        and any(c.isalpha() for c in text)
        and not (is_code(text) and is_one_code(text))
    ):
        as_login = " " not in text and kind == "user"
        return names.replace(text, source, "USERNAME" if as_login else "PERSON") or opaque(text, source)
    dated = moved_dates(text, source)
    if len(dated) > 1:
        return "".join(
            part if i % 2 or not part else _plain_value(part, source, kind) for i, part in enumerate(dated)
        )
    if kind in {"", "sought"}:
        return "".join(
            _word(part, source, sought=True)
            if part.isalpha()
            else _plain_segment(part, source)
            if part
            else part
            for part in re.split(r"([^\W\d_]+(?=$|[ ,+])|[/ ,;:|]+)", text)
        )
    return "".join(_plain_segment(part, source) for part in re.split(r"([/ ,;:|]+)", text))


def _fragment(text: str, source: Source) -> str:
    if not text:
        return ""
    if "=" in text:
        return query(text, source)
    if "/" in text:
        return "#" + _path(text[1:], source)
    return "#" + _segment(text[1:], source)
