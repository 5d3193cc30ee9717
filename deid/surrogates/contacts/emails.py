"""EMAIL: the local part follows the person, the host its organisation (see `domains`).

Role words (info, support, no-reply) stay at an organisation's host, also beside others ("press-berlin@"), but not
where they are somebody's name: beside a given name or an initial ("maria.press@"). Public providers stay, so such an
address may exist. Tags after a plus stay where they are everyday words, else they are mapped as an organisation's
words are ("maria+acme@" names the shop it was given to). Bounce addresses carry another address inside
("bounce+maria=acme.com@", "SRS0=...=acme.com=maria@"): it is mapped as that address is. A display name before <...>
is mapped as a person; "maria [at] acme [dot] com" keeps its writing. RFC 5321 and 5322.

In its names an address is one-to-one as far as `names` and `domains` are. Its other parts are not: a local part
that holds no name and no digits is drawn by a hash.
"""

import re
from collections.abc import Sequence

from deid.surrogates import names, organizations
from deid.surrogates.contacts.opaque import opaque
from deid.surrogates.forms import fold, words
from deid.surrogates.organizations import domains
from deid.surrogates.organizations.compounds import is_usual, split
from deid.surrogates.pools import FAMILY, name_place
from deid.surrogates.source import Source
from deid.words import PARTICLES, TITLES

_OPEN, _CLOSE = r"\s*[\[({<]\s*", r"\s*[\])}>]\s*"
_SPELLED_DOT = rf"(?:{_OPEN}(?:dot|punkt|point|punto|\.){_CLOSE}|\s+dot\s+)"
_AT = rf"(?:{_OPEN}(?:at|@){_CLOSE}|\s+at\s+(?=\S+\s+dot\s)|\s*@\s*)"
_ATOM = r"[^\s@<>()\[\]{}\"]+"
_LABELS = r"[^\s@<>()\[\]{}\"',;?]+"
_DOT = re.compile(_SPELLED_DOT, re.I)
_ANY_DOT = re.compile(rf"{_SPELLED_DOT}|\.", re.I)
_EMAIL = re.compile(
    r"(?P<lead>\s*(?:mailto:\s*)?[<(\[\"']{0,9})"
    rf"(?P<local>\"(?:[^\"\\]|\\.)+\"|{_ATOM}(?:{_SPELLED_DOT}{_ATOM})*)"
    rf"(?P<at>{_AT})"
    rf"(?P<host>\[(?:IPv6:)?[0-9a-fA-F:.]+\]|{_LABELS}(?:{_SPELLED_DOT}[\w-]+)*?)"
    r"(?P<tail>[\s>)\"'.,;\]]*|\?\S*)",
    re.I,
)
_DISPLAYED = re.compile(r"(?P<name>[^<>@]{1,120}?)(?P<gap>\s*)(?P<rest><[^<>\s]+>\s*)")
ROLES = frozenset(
    words("""
    info infos information support sales admin administrator administration contact contacts contato contacto kontakt
    contatti office buero ufficio oficina bureau help helpdesk service services kundenservice serviceclient billing
    invoice invoices rechnung buchhaltung accounting accounts account finance payments payroll hr jobs job career
    careers recruiting recruitment bewerbung personal press presse media marketing webmaster hostmaster
    postmaster noreply reply no not do donotreply nicht antworten hello hi hallo hola bonjour ciao team staff order
    orders bestellung pedidos ventas vendite ventes verkauf vertrieb einkauf purchasing procurement booking bookings
    reservations reservation reception empfang zentrale mail email post inbox feedback enquiry enquiries
    inquiry inquiries question questions news newsletter newsletters updates update notification notifications notify
    alert alerts system daemon mailer mailerdaemon bounce bounces abuse root usenet majordomo request list lists owner
    subscribe unsubscribe security privacy datenschutz legal compliance dpo gdpr it edv ops devops dev test testing
    api bot auto automated automation robot server cron backup secretary sekretariat secretaria
    secretariat management direction geschaeftsfuehrung customer customers customerservice care client clients members
    membership events event donate donations returns shipping warehouse shop store web site www social community partner
    partners partnerships investors investor relations ir pr public editor redaktion editorial the and of de en fr
    es us uk eu tag user guest spam junk work home private shopping travel
""")
)
_BEYOND_PERSONS = ROLES - frozenset(
    words("personal hi care the and of it ir pr do no not de en fr es us uk eu mail email")
)
_SPECIAL = ROLES | TITLES | PARTICLES | names.STANDING
_PAIR = re.compile(r"([a-z]{3,})([._-])([a-z]{3,})")  # most mailboxes: no need to look at how the words stand
_WORD = re.compile(r"[^\W\d_]+")


def replace(text: str, source: Source, label: str = "EMAIL") -> str | None:
    """Another address in the same written form; None where there is none to read."""
    match = _EMAIL.fullmatch(text)
    if match is None:
        return _with_display_name(text, source)
    local, host = match["local"], match["host"]
    if match["lead"].strip(" \t\n").endswith('"') and match["tail"].startswith('"') and "@" in local:
        return None
    new_host = _host(host, source)
    if new_host is None:
        return None
    new_local = _local(local, source, host, new_host)
    if not new_local:
        return None
    return f"{match['lead']}{new_local}{match['at']}{new_host}{_tail(match['tail'], source)}"


def _with_display_name(text: str, source: Source) -> str | None:
    match = _DISPLAYED.fullmatch(text)
    if match is None:
        return None
    address = replace(match["rest"], source)
    name = (
        match["name"] if not _WORD.search(match["name"]) else names.replace(match["name"], source, "PERSON")
    )
    return None if address is None or name is None else f"{name}{match['gap']}{address}"


def _tail(tail: str, source: Source) -> str:
    """What follows: closing marks, or the query of a mailto URL, whose values are drawn anew."""
    if not tail.startswith("?"):
        return tail
    from deid.surrogates.contacts import urls

    return urls.query(tail, source)


def _host(host: str, source: Source) -> str | None:
    if host.startswith("["):
        from deid.surrogates import network

        mark = host[1:6] if host[1:6].lower() == "ipv6:" else ""
        found = network.replace(host[1 + len(mark) : -1], source)
        return f"[{mark}{found}]" if found else None
    gaps = _DOT.findall(host)
    if not gaps:
        return domains.replace(host, source, public=False)
    new = domains.replace(_DOT.sub(".", host), source, public=False)
    if new is None:
        return None
    labels, plain = new.split("."), _DOT.sub(".", host).count(".")
    dots = _ANY_DOT.findall(host)
    shown = [*dots, *[gaps[-1]] * (len(labels) - 1 - plain)]
    return labels[0] + "".join(dot + label for dot, label in zip(shown, labels[1:], strict=False))


def _local(local: str, source: Source, host: str, new_host: str) -> str | None:
    """The part before the @; at a host that is not changed it must be another."""
    if local.startswith('"'):
        inner = _local(local[1:-1], source, host, new_host)
        return None if inner is None else f'"{inner}"'
    gaps = _DOT.findall(local)
    if gaps:  # "maria [dot] keller"
        plain = _local(_DOT.sub(".", local), source, host, new_host)
        dots = iter(_ANY_DOT.findall(local))
        return None if plain is None else re.sub(r"\.", lambda _: next(dots, "."), plain)
    base, plus, tag = local.partition("+")
    if "=" in local:
        return _bounce(local, source)
    stays = fold(new_host) == fold(host)
    own = "" if stays else _own_label(host)
    if own and own in map(fold, _WORD.findall(base)):  # "acme@acme.com", "acme-berlin@acme.com"
        found = [fold(word) for word in _WORD.findall(base)]
        new: str | None = re.sub(r"[^\W\d_]+", lambda m: _beside_its_own(m[0], own, source, found), base)
    else:
        new = _mailbox(base, source, stays=stays)
    return None if new is None else new + plus + (_tag(tag, source) if plus else "")


def _own_label(host: str) -> str:
    labels = fold(host).split(".")
    own = len(labels) - domains.suffix_length(labels) - 1
    return labels[own] if own >= 0 else ""


def _mailbox(base: str, source: Source, *, stays: bool) -> str | None:
    pair = _PAIR.fullmatch(base)
    if (
        pair
        and not (pair[1] in _SPECIAL or pair[3] in _SPECIAL)
        and name_place(pair[1])
        and name_place(pair[3])
    ):
        fakes = (names.replace(f"{pair[1].capitalize()} {pair[3].capitalize()}", source) or "").split(" ")
        if len(fakes) == 2:
            return f"{fakes[0].lower()}{pair[2]}{fakes[1].lower()}"
    found = [fold(word) for word in _WORD.findall(base)]
    if any(word in _BEYOND_PERSONS and not _is_persons(word, found) for word in found) and not (
        stays and all(word in ROLES for word in found)
    ):
        return re.sub(r"[^\W_]+", lambda m: _beside_a_role(m[0], source, found), base)
    return names.replace(base, source, "USERNAME") or opaque(base, source)


def _is_persons(word: str, found: Sequence[str]) -> bool:
    """Whether a role word is somebody's name here: a usual name that does not stand alone, and any name beside a
    given name or an initial ("maria.press@", "s.jobs@"; a given name like Dev beside any: "dev.patel@").
    """
    place = name_place(word)
    if len(found) < 2 or place is None or (word == "do" and "reply" in found):
        return False
    others = [other for other in found if other != word]
    return (
        is_usual(word)
        or any(_is_given(other) for other in others)
        or (place[0] != FAMILY and any(other not in ROLES and name_place(other) for other in others))
    )


def _is_given(word: str) -> bool:
    if len(word) == 1:
        return True
    place = None if word in ROLES else name_place(word)
    return place is not None and place[0] != FAMILY


def _beside_a_role(word: str, source: Source, found: Sequence[str]) -> str:
    """A role stays; in "post-sales@" what is a usual name too is taken for the name."""
    if (fold(word) in ROLES and not _is_persons(fold(word), found)) or word.isdigit():
        return word if not word.isdigit() else source.digits("names/digits", word)
    return names.replace(word, source, "USERNAME") or opaque(word, source)


def _beside_its_own(word: str, own: str, source: Source, found: Sequence[str]) -> str:
    if fold(word) == own:
        return domains.label(word, source) or ""
    return _beside_a_role(word, source, found)


def _tag(tag: str, source: Source) -> str:
    return re.sub(r"[^\W_]+", lambda m: m[0] if fold(m[0]) in ROLES else _tag_word(m[0], source), tag)


def _tag_word(word: str, source: Source) -> str:
    if not word.isalpha():
        return opaque(word, source)
    plain = fold(word)
    if not plain.isascii() or not plain.isalpha():
        return opaque(word, source)
    fakes = organizations.map_words(split(plain), source)
    new = "".join(fakes)
    return organizations.in_case(word, new) if new != plain else names.token(plain, source)


def _bounce(local: str, source: Source) -> str:
    """VERP ("bounce-maria=acme.com"), SRS and PRVS: an address with = for @ inside a mailbox."""
    parts = local.split("=")
    hosts = [i for i, part in enumerate(parts) if i and "." in part and domains.has_suffix(part)]
    out = []
    for i, part in enumerate(parts):
        if i in hosts:
            new = domains.replace(part, source, public=False)
            out.append(new if new is not None else opaque(part, source))
        elif fold(part) in {"srs0", "srs1", "prvs", "btv1"}:
            out.append(part)
        elif i + 1 in hosts and i == 0:
            head, sep, inner = _rpartition(part)
            out.append(_keep_roles(head, source) + sep + (_mailbox(inner, source, stays=True) or ""))
        elif i == len(parts) - 1 and not re.fullmatch(r"[0-9a-fA-F]{6,}", part):
            out.append(_mailbox(part, source, stays=True) or opaque(part, source))
        else:
            out.append(opaque(part, source))
    return "=".join(out)


def _rpartition(part: str) -> tuple[str, str, str]:
    """'bounce+maria' -> bounce, +, maria: what stands before the address that a bounce is for."""
    for sep in ("+", "-"):
        head, found, inner = part.partition(sep)
        if found and all(fold(word) in ROLES for word in _WORD.findall(head)):
            return head, found, inner
    return "", "", part


def _keep_roles(head: str, source: Source) -> str:
    return re.sub(r"[^\W_]+", lambda m: m[0] if fold(m[0]) in ROLES else opaque(m[0], source), head)
