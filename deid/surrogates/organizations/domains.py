"""Host names: their labels are mapped as the words of the organisation are.

By default the fake stands under `.example`, which nobody can register (RFC 2606), behind the suffix of the
original, so that hosts that differ in it do not become one: "acme-robotics.de" -> "tavoril-robotics.de.example".
Of the suffix `.com` nothing is shown: "acme.com" -> "tavoril.example". With `source.plausible` the suffix stays as it
is ("tavoril-robotics.de"), and the host may be one that somebody has.

Hosts that many share (mail providers, well-known sites) stay; a label on the left of such a site follows the person
(keller.github.io) or the organisation (acme.zendesk.com). An internationalised host (xn--) is read as what it says,
and comes out in a to z.
"""

import re

from deid.surrogates import names, organizations
from deid.surrogates.forms import fold, like, words
from deid.surrogates.organizations.known_hosts import (
    CITY_STATE_LABELS,
    COUNTRY_SUFFIXES,
    MAIL_BRANDS,
    MAIL_HOSTS,
    PLAIN_LABELS,
    SAFE_SUFFIX,
    SECOND_LEVELS,
    SITE_BRANDS,
    SITE_HOSTS,
    SUFFIXES,
    TENANT_HOSTS,
)
from deid.surrogates.places import gazetteer
from deid.surrogates.pools import name_place
from deid.surrogates.source import Source

_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_HOST = re.compile(rf"{_LABEL.pattern}(?:\.{_LABEL.pattern})*")
_MOST = 4096
_PIECES = re.compile(r"[a-z]+|\d+|[_-]+")
_RESERVED = frozenset(words("example test invalid localhost local localdomain lan corp intra internal home"))


def replace(host: str, source: Source, *, public: bool = True) -> str | None:
    """Another host, case kept; the same where it is public (with `public`: sites too, else mail providers alone)."""
    memo = source.parts.setdefault("domains", {})
    assert isinstance(memo, dict)
    wanted = (host, public)
    if wanted not in memo:
        if len(memo) >= _MOST:
            memo.clear()
        memo[wanted] = _replace(host, source, public=public)
    return memo[wanted]


def _replace(host: str, source: Source, *, public: bool) -> str | None:
    written = host.rstrip(".")
    labels = _readable(written)
    if labels is None:
        return None
    cut = _shared(labels, public=public)
    if cut is not None:
        return _below_a_site(host, labels, cut, source)
    suffix = suffix_length(labels)
    if len(labels) <= suffix:
        return None
    own = len(labels) - suffix - 1
    new = [
        label if i < own and label in PLAIN_LABELS else _label(label, source)
        for i, label in enumerate(labels[: own + 1])
    ]
    if any(label is None for label in new):
        return None
    found = ".".join(label for label in new if label) + _suffix(labels, suffix, new[-1] or "", source)
    return _cased(written, found) + host[len(written) :]


def _readable(host: str) -> list[str] | None:
    """The labels folded, punycode read; None where they are in no script that can be mapped, or no host."""
    plain = host.lower()
    if plain.isascii() and "xn--" not in plain:
        return plain.split(".") if _HOST.fullmatch(plain) else None
    labels = []
    for label in plain.split("."):
        if label.startswith("xn--"):
            try:
                label = label[4:].encode("ascii").decode("punycode")
            except (UnicodeError, ValueError):
                return None
        label = fold(label)
        if not label.isascii() or not _LABEL.fullmatch(label):
            return None
        labels.append(label)
    return labels


def _cased(host: str, new: str) -> str:
    """Label by label; what is added at the end is in capitals only where all is."""
    if host.islower() or not any(c.isalpha() for c in host):
        return new
    if host.isupper():
        return new.upper()
    old = host.split(".")
    return ".".join(
        like(old[i], label) if i < len(old) and not old[i].islower() else label
        for i, label in enumerate(new.split("."))
    )


def has_suffix(host: str) -> bool:
    """Whether a text with dots ends as a registered host does: "acme.com", but not "maria.keller"."""
    return host.lower().rsplit(".", 1)[-1] in SUFFIXES


def suffix_length(labels: list[str]) -> int:
    """How many labels at the end say nothing of who has the host: 1 for de, 2 for co.uk, 0 for an internal name."""
    last = labels[-1]
    if last not in SUFFIXES and last not in _RESERVED:
        return 0
    if last == "us" and len(labels) > 2 and labels[-2].upper() in dict(gazetteer.states("US")):
        return 3 if len(labels) > 3 and labels[-3] in CITY_STATE_LABELS else 2
    return 2 if len(labels) > 2 and last in COUNTRY_SUFFIXES and labels[-2] in SECOND_LEVELS else 1


def _suffix(labels: list[str], length: int, own: str, source: Source) -> str:
    """What follows the fake of the organisation's own label, with its dot."""
    parts = labels[len(labels) - length :]
    if not length:
        return "" if source.plausible and len(labels) > 1 else f".{SAFE_SUFFIX}"
    if len(parts) > 1 and parts[-1] == "us":
        parts = [*parts[:-2], _state(parts[-2], source), "us"]
    shown = ".".join(parts)
    if source.plausible or parts[-1] in _RESERVED:
        return f".{shown}"
    hidden = shown == "com" and own not in SUFFIXES
    return f".{SAFE_SUFFIX}" if hidden else f".{shown}.{SAFE_SUFFIX}"


def _state(code: str, source: Source) -> str:
    from deid.surrogates import places

    new = None if "STATE" in source.kept else places.replace(code.upper(), source, "STATE")
    return new.lower() if new and len(new) == 2 else code


def _shared(labels: list[str], *, public: bool) -> int | None:
    """Where the part that many share begins, or None."""
    for i in range(len(labels)):
        tail = ".".join(labels[i:])
        if (
            tail in MAIL_HOSTS
            or tail in TENANT_HOSTS
            or tail == "localhost"
            or (public and tail in SITE_HOSTS)
        ):
            return i
    own = len(labels) - suffix_length(labels) - 1
    if 0 <= own < len(labels) - 1 and (labels[own] in MAIL_BRANDS or (public and labels[own] in SITE_BRANDS)):
        return own
    return None


def _below_a_site(host: str, labels: list[str], cut: int, source: Source) -> str | None:
    """The labels left of a shared host: everyday ones stay, others follow the tenant or the person."""
    if not cut or all(label in PLAIN_LABELS for label in labels[:cut]):
        return host
    site = ".".join(labels[cut:])
    new: list[str] = []
    for label in labels[:cut]:
        if label in PLAIN_LABELS:
            new.append(label)
            continue
        fake = _label(label, source) if site in TENANT_HOSTS else names.replace(label, source, "USERNAME")
        if fake is None:
            return None
        new.append(fake)
    return _cased(host, ".".join([*new, site]))


def _label(label: str, source: Source) -> str | None:
    """One label of a host name, its parts between hyphens and digits mapped as words; never the label itself."""
    pieces = _PIECES.findall(label)
    runs = [piece for piece in pieces if piece.isalpha()]
    fakes = iter(_grouped(runs, source))
    out = []
    for piece in pieces:
        if piece.isdigit():
            out.append(organizations.number(piece, source))
        else:
            out.append(next(fakes) if piece.isalpha() else piece)
    new = "".join(out)
    if new != label:
        return new
    return names.token("".join(runs) or "host", source)


def _grouped(found: list[str], source: Source) -> list[str]:
    """For each run of letters the fakes of the words in it; a place of several words stands in the first run."""
    from deid.surrogates.organizations.compounds import FIRST_OF_SEVERAL, split

    runs: list[list[str]] = []
    i = 0
    while i < len(found):
        joined = "".join(found[i : i + 2])
        if found[i] in FIRST_OF_SEVERAL and i + 1 < len(found) and " " in split(joined)[0]:
            runs += [list(split(joined)), []]
            i += 2
            continue
        runs.append(list(split(found[i])))
        i += 1
    mapped = iter(organizations.map_words([word for run in runs for word in run], source))
    return ["".join(next(mapped) for _ in run) for run in runs]


def handle(text: str, source: Source) -> str | None:
    """An organisation's account name ("@acmerobotics"), in its case; None where it has no type word, or only one that
    somebody may be called ("@maryhall").
    """
    lead = text[: len(text) - len(text.lstrip("@"))]
    bare = text[len(lead) :]
    if not bare.isascii() or not re.fullmatch(r"[A-Za-z0-9_-]+", bare):
        return None
    from deid.surrogates.organizations.compounds import STAYING, split

    read = [part for piece in re.findall(r"[a-z]+", bare.lower()) for part in split(piece)]
    kept = [word for word in read if word in STAYING and len(word) > 3]
    if len(read) < 2 or not kept or any(name_place(word) for word in kept):
        return None
    new = _label(bare.lower(), source)
    return None if new is None else lead + (new if bare.islower() else like(bare, new))


def label(text: str, source: Source) -> str | None:
    """A host name of one label, or an organisation's name as a URL writes it, in its case; None in another script."""
    plain = fold(text)
    if not plain.isascii() or not any(c.isalnum() for c in plain):
        return None
    new = _label(re.sub(r"[^a-z0-9_-]", "-", plain), source)
    return None if new is None else _cased(text, new)
