"""EMAIL, PHONE and URL (USERNAME is in `names`).

E-mail: the local part goes through the names, the domain follows its organisation under `.example` (RFC
2606); public providers stay, so such an address may exist. US and Canadian telephone numbers become 555-01xx
(reserved for fiction by the North American Numbering Plan) under another area code, so they are not
one-to-one; others keep country code, trunk prefix and length and are one-to-one. URL: scheme and structure
stay; host, path, query and fragment are mapped.
"""

import re
from functools import cache

from deid.surrogates import names, organizations
from deid.surrogates.forms import ascii_digits, fold, is_digit, like, says_only, words
from deid.surrogates.permutation import integer
from deid.surrogates.pools import read
from deid.surrogates.source import Source

_EMAIL = re.compile(
    r"(?P<lead>\s*(?:mailto:)?[<(\"']*)(?P<local>[^\s@<>()]+)(?P<at>\s*@\s*|\s*[\[(]at[\])]\s*)(?P<host>[\w.-]*\w)(?P<tail>[\s>)\"'.,;]*)",
    re.I,
)
_ROLES = frozenset(
    words("""
    info support sales admin administrator contact office help helpdesk service billing accounts hr jobs
    careers press media marketing webmaster postmaster noreply no-reply donotreply hello team orders
    feedback enquiries inquiries news newsletter usenet majordomo request list lists owner daemon
    mailerdaemon abuse root
""")
)
_USER_PATHS = frozenset(
    words("""
    ~ users user u people person profile profiles in @ author authors members member team home
""")
)
_USER_SITES = frozenset(
    words("""
    github.com gitlab.com bitbucket.org twitter.com x.com instagram.com facebook.com medium.com
""")
)
_PATH_WORDS = frozenset(
    words("""
    tar gz pub status index html htm php asp aspx jsp pdf doc docx txt jpg png gif css js json xml csv
    zip api v1 v2 v3 en de fr es us www home about contact news blog article articles post posts page
    pages search login logout signup account accounts settings help support docs documentation download
    downloads files file images img static assets media video videos watch products product category
    categories tag tags wiki questions issues pull tree blob commit status events event jobs careers
    archive archives forum forums topic thread view edit new list item items order orders cart shop
    store data report reports public private admin dashboard user users u people person profile profiles
    in author authors members member team teams company companies groups group the of and a to for http
    https com org net
""")
)
_QUERY_NAMES = frozenset(
    words("""
    id q s t p v u k ref utm_source utm_medium utm_campaign lang hl page tab sort order by limit offset start
    end from to date type format mode view action op cmd cat category tag query key code token session sid uid
    user userid user_id email name file path url next return redirect callback state source src year month day
    num count size width height
""")
)
STANDING = _ROLES | _PATH_WORDS | {"mailto"}
_EXTENSION = re.compile(
    r"(?P<word>\s*(?:ext(?:ension)?|x|durchwahl|poste|int)\.?\s*#?:?\s*)(?P<digits>\d{1,6})\s*$", re.I
)
_PHONE_WORDS = frozenset(
    words("""
    tel telephone phone ph fax mobile mob cell cellular home office work direct toll free main number no
    nr t p f m c o h w telefon telefono tlf tfno handy mobil movil telefax portable and or at is the on
    x ext extension durchwahl poste int
""")
)
_TOLL_FREE = frozenset(words("800 833 844 855 866 877 888 900"))


@cache
def _area_codes() -> tuple[str, ...]:
    return tuple(
        sorted({code for line in read("area_codes.tsv").splitlines() for code in line.split("\t")[1].split()})
    )


@cache
def _calling_codes() -> frozenset[str]:
    return frozenset(line.split("\t")[3] for line in read("countries.tsv").splitlines()) | {"7", "1"}


def email(text: str, source: Source, label: str = "EMAIL") -> str | None:
    match = _EMAIL.fullmatch(text)
    if not match:
        return None
    local, host = match["local"], match["host"]
    domain = organizations.domain(host, source)
    if domain is None:
        return None
    public = domain == host
    role = re.split(r"[+.]", local.lower())[0] in _ROLES and fold(local).isalpha()
    new_local = local if role and not public else names.replace(local, source, "USERNAME")
    if new_local is None:
        new_local = _opaque(local, source)
    return f"{match['lead']}{new_local}{match['at']}{domain}{match['tail']}" if new_local else None


def phone(text: str, source: Source, label: str = "PHONE") -> str | None:
    """Another number in the same written form, extension too; None for fewer than three digits."""
    text = ascii_digits(text)
    found = _EXTENSION.search(text)
    main, extension = (text[: found.start()], found) if found and found.start() else (text, None)
    main = re.sub(r"(?<=\d[-. ])[A-Z]{3,10}\b", _keypad, main)
    digits = "".join(c for c in main if c.isdigit())
    if len(digits) < 3 or not says_only(main, _PHONE_WORDS):
        return None
    new = iter(_number(main, digits, source))
    out = "".join(next(new) if c.isdigit() else c for c in main)
    if extension:
        out += extension["word"] + source.digits("phones/extension", extension["digits"])
    return None if out == text else out


def _keypad(match: re.Match[str]) -> str:
    """'FLOWERS' -> '3569377'."""
    return "".join("22233344455566677778889999"[ord(c) - 65] for c in match[0])


def _number(main: str, digits: str, source: Source) -> str:
    international = main.lstrip(" (\t").startswith("+") or digits.startswith("00")
    if international:
        zeros = "00" if digits.startswith("00") and not main.lstrip(" (\t").startswith("+") else ""
        rest = digits[len(zeros) :]
        code = next((rest[:n] for n in (1, 2, 3) if rest[:n] in _calling_codes()), rest[:2])
        national = rest[len(code) :]
        if code == "1" and len(national) == 10:
            return zeros + code + _american(national, source)
        return zeros + code + _national(national, source)
    if len(digits) == 11 and digits[0] == "1" and digits[1] in "23456789":
        return "1" + _american(digits[1:], source)
    if len(digits) == 10 and digits[0] in "23456789" and digits[3] in "23456789":
        return _american(digits, source)
    if len(digits) == 7 and digits[0] in "23456789" and re.search(r"\d{3}[-. ]\d{4}", main):
        return f"555{_line(digits, source)}"
    return _national(digits, source)


def _american(digits: str, source: Source) -> str:
    """Another area code (toll-free stays), exchange 555, line 0100 to 0199."""
    codes = _area_codes()
    area, attempt = digits[:3], 0
    if area in _TOLL_FREE:
        new = area
    elif area in codes:
        new = codes[source.derange("phones/areas", len(codes), codes.index(area))]
    else:
        new = codes[source.pick("phones/areas", len(codes), area)]
    line = _line(digits, source)
    while f"{new}555{line}" == digits:
        attempt += 1
        line = _line(digits, source, attempt)
    return f"{new}555{line}"


def _line(digits: str, source: Source, attempt: int = 0) -> str:
    return f"01{source.pick('phones/line', 100, digits, attempt):02d}"


def _national(digits: str, source: Source) -> str:
    """A trunk zero and the first digit after it stay (they tell mobile from fixed); the rest is moved
    one-to-one.
    """
    trunk = digits[: len(digits) - len(digits.lstrip("0"))]
    rest = digits[len(trunk) :]
    kept = 1 if len(rest) >= 6 else 0
    if not rest[kept:]:
        return source.digits("phones/zeros", digits)
    body = rest[kept:]
    moved = source.derange(f"phones/{rest[:kept]}/{len(body)}", 10 ** len(body), int(body))
    return f"{trunk}{rest[:kept]}{moved:0{len(body)}d}"


_URL = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*:(?://)?)?(?P<user>[^\s/@]+@)?(?P<host>\[[0-9a-fA-F:.]+\]|[^\s/:?#@]+)"
    r"(?P<port>:\d+)?(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.I | re.S,
)


def url(text: str, source: Source, label: str = "URL") -> str | None:
    if text.lower().startswith("mailto:"):
        return email(text, source)
    match = _URL.fullmatch(text)
    if not match:
        return None
    host = _host(match["host"], source)
    if host is None:
        return None
    user = match["user"]
    if user:
        name, _, secret = user[:-1].partition(":")
        user = (
            (names.replace(name, source, "USERNAME") or _opaque(name, source))
            + (":" + _opaque(secret, source) if secret else "")
            + "@"
        )
    path = _path(match["path"] or "", source, starts_with_user=_site(host) in _USER_SITES)
    query, fragment = (_query(match[part] or "", source) for part in ("query", "fragment"))
    new = f"{match['scheme'] or ''}{user or ''}{host}{match['port'] or ''}{path}{query}{fragment}"
    return None if new == text else new


def _host(host: str, source: Source) -> str | None:
    from deid.surrogates import network

    bare = host.strip("[]")
    if re.fullmatch(r"[\d.]+", bare) or ":" in bare:
        moved = network.replace(bare, source)
        return host.replace(bare, moved) if moved else None
    if host.lower() == "localhost" or ("." in host and organizations.is_public(host.lower())):
        return host
    return organizations.domain(host if "." in host else host + ".local", source)


def _site(host: str) -> str:
    return ".".join(host.lower().split(".")[-2:])


def _path(path: str, source: Source, *, starts_with_user: bool) -> str:
    """Structure and everyday words stay; a user's name follows the person; all else is drawn in its own
    format.
    """
    out, after_user = [], starts_with_user
    for piece in re.split(r"(/)", path):
        plain = piece.lower()
        if piece in {"", "/"}:
            out.append(piece)
            continue
        if (after_user and plain not in _PATH_WORDS) or plain[0] in "~@":
            out.append(_user(piece, source))
        else:
            out.append(_words(piece, source))
        after_user = plain in _USER_PATHS
    return "".join(out)


def _user(piece: str, source: Source) -> str:
    lead = piece[0] if piece[0] in "~@" else ""
    return lead + (
        names.replace(piece[len(lead) :], source, "USERNAME") or _opaque(piece[len(lead) :], source)
    )


def _words(piece: str, source: Source) -> str:
    return re.sub(r"(?:%[0-9A-Fa-f]{2}|[^\W_])+", lambda m: _path_word(m[0], source), piece)


def _path_word(word: str, source: Source) -> str:
    """A word follows the person or organisation of that name; what is no word is drawn anew."""
    plain = fold(word)
    if plain in _PATH_WORDS:
        return word
    if 1 < len(plain) < 15 and plain.isascii() and plain.isalpha() and "%" not in word and not _is_code(word):
        return like(word, organizations.token(plain, source)) if plain not in organizations.KEPT else word
    return _opaque(word, source)


def _is_code(word: str) -> bool:
    """Capitals in the midst of a word: a random id rather than a name."""
    return not (word.islower() or word.isupper() or word[1:].islower())


def _query(query: str, source: Source) -> str:
    """Parameter names stay where they are everyday words; values are drawn anew, in their own format."""
    if not query:
        return ""
    fields = []
    for field in query[1:].split("&"):
        name, equals, value = field.partition("=")
        shown = name if equals and name.lower() in _QUERY_NAMES | _PATH_WORDS else _words(name, source)
        fields.append(shown + equals + _words(value, source))
    return query[0] + "&".join(fields)


def _opaque(text: str, source: Source) -> str:
    """Letters for letters, digits for digits, by a hash of the whole: vowels stay vowels, so that words look
    like some.
    """
    new, attempt = text, 0
    while new == text and any(c.isalnum() for c in text) and attempt < 8:
        new = _scramble(text, source.key("urls/opaque"), attempt)
        attempt += 1
    return new


def _scramble(text: str, key: bytes, attempt: int) -> str:
    out, pool = [], 0
    for place, char in enumerate(text):
        if place % 24 == 0:
            pool = integer(key, text, attempt, place)
        pool, draw = divmod(pool, 1 << 10)
        if is_digit(char):
            out.append(str(draw % 10))
        elif char.isalpha():
            letters = "aeiou" if fold(char) in "aeiou" else "bcdfghjklmnpqrstvwxyz"
            new = letters[draw % len(letters)]
            out.append(new.upper() if char.isupper() else new)
        else:
            out.append(char)
    return "".join(out)
