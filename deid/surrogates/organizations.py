"""ORGANIZATION, and the host names that follow it.

Legal forms ("GmbH", "Inc."), type words ("Hospital", "Robotics") and small words stay. What is left names the
organisation, word by word: ordinary words like "National" or "Riverside" change places among themselves
(one-to-one); another word that the name tables know, or that nobody knows, becomes what `names` makes of it
("Keller Logistics" follows Maria Keller, "Acme" gets a coined name); an abbreviation ("FERC") is mapped letter
by letter. A domain label is mapped by the same words, so acme-robotics.de follows "Acme Robotics GmbH"; but
abbreviations with a vowel and four letters or more read like words there, and ferc.gov does not follow "FERC".
A name of nothing but type words changes one of them ("Financial Times" -> "Granite Times"); a single such word
gives None.
"""

import re

from deid.surrogates import gazetteer, names, places
from deid.surrogates.forms import (
    APOSTROPHES,
    ascii_digits,
    fold,
    is_latin,
    is_loose_s,
    like,
    like_words,
    shown_acronyms,
    words,
)
from deid.surrogates.organization_words import QUALIFIERS
from deid.surrogates.pools import VOWELS, name_place
from deid.surrogates.source import Source

_LEGAL = frozenset(
    words("""
    inc incorporated corp corporation co company llc llp lp ltd limited plc pllc pc pa gmbh ag kg kgaa ohg
    ug ev eg se sa sas sarl srl spa sl slu snc sci bv nv vof oy oyj ab as asa aps kk pty pte bhd sdn ltda
    eireli sro zrt kft doo group gruppe groupe grupo holding holdings partners associates sons brothers
    bros trust foundation stiftung
""")
)
_TYPES = frozenset(
    words("""
    hospital hospitals clinic clinics klinik klinikum medical health healthcare care center centre centers
    medicine pharmacy pharma pharmaceuticals pharmaceutical laboratories laboratory labs lab diagnostics
    dental surgery oncology cardiology pediatrics orthopedics radiology pathology rehabilitation hospice
    nursing home physicians university universitat universidad universite universita college school
    institute institut academy faculty department dept division ministry bureau agency office commission
    committee council court board police sheriff bank banks banco banque insurance assurance financial
    finance capital investments investment securities fund credit union savings loan mortgage advisors
    consulting consultants services service solutions systems system software technologies technology tech
    robotics electronics semiconductor networks network telecom wireless mobile media press news times
    post journal magazine publishing books studios pictures films music records radio tv energy power
    electric gas oil petroleum pipeline water utilities mining steel metals chemicals chemical plastics
    motors motor automotive auto cars airlines airways air aviation aerospace logistics shipping freight
    transport trucking railway railroad construction builders engineering architects design properties
    property realty estate foods food farms farm bakery cafe coffee restaurant grill bar brewery winery
    hotel hotels inn resort resorts stores store shop market markets supermarket retail trading exports
    imports industries industrial manufacturing products equipment tools supply wholesale marketing
    advertising communications entertainment games sports club team league association society federation
    union church temple mosque synagogue ministries museum library gallery theatre theater orchestra party
    army navy force guard law legal attorneys lawyers data cloud digital research development management
    security airport station city state county of the for and und et y e de del des du der la le les los
    at in on a an von van st saint dr mr mrs international versicherung werke
""")
)
_PLACE_OF = {word: place for place, word in enumerate(QUALIFIERS)}
KEPT = _LEGAL | _TYPES
_ONLY_IN_LOWER_CASE = frozenset(words("at in on a an y e"))
_TOKEN = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*|\d+")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
PUBLIC_HOSTS = frozenset(
    words("""
    gmail.com googlemail.com google.com outlook.com hotmail.com hotmail.co.uk hotmail.fr live.com msn.com
    yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.es ymail.com aol.com icloud.com me.com mac.com apple.com
    protonmail.com proton.me gmx.de gmx.net gmx.com web.de t-online.de freenet.de mail.com mail.ru
    yandex.ru qq.com 163.com 126.com zoho.com fastmail.com tutanota.com orange.fr wanadoo.fr free.fr
    laposte.net sfr.fr libero.it virgilio.it tiscali.it telefonica.net terra.es comcast.net verizon.net
    att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com btinternet.com sky.com
    ntlworld.com blueyonder.co.uk bigpond.com optusnet.com.au rogers.com shaw.ca sympatico.ca uol.com.br
    bol.com.br facebook.com twitter.com x.com instagram.com linkedin.com youtube.com youtu.be github.com
    gitlab.com bitbucket.org reddit.com wikipedia.org medium.com tiktok.com pinterest.com whatsapp.com
    t.me t.co bit.ly tinyurl.com zoom.us dropbox.com amazon.com ebay.com paypal.com microsoft.com
    slack.com discord.com stackoverflow.com orcid.org doi.org pubmed.ncbi.nlm.nih.gov nih.gov localhost
""")
)
PLAIN_LABELS = frozenset(
    words("""
    www www1 www2 web mail smtp imap pop pop3 mx ftp ns ns1 ns2 m mobile api app apps dev test staging
    blog shop store support help docs portal intranet vpn cdn static img images media news login auth
    secure my webmail email remote en de fr es us uk eu
""")
)
SAFE_SUFFIX = "example"


def replace(text: str, source: Source, label: str = "ORGANIZATION") -> str | None:
    text = ascii_digits(text)
    if "@" in text or "://" in text or any(c.isalpha() and not is_latin(c) for c in text if not c.isascii()):
        return None
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", text.strip()):
        return domain(text, source)
    legal = [m.span() for m in _DOTTED.finditer(text) if fold(m[0].replace(".", "")) in _LEGAL]
    own = frozenset(fold(names._bare(m[0])[0]) for m in _TOKEN.finditer(text))
    acronyms = shown_acronyms(text)
    pieces: list[str] = []
    done, changed = 0, False
    for match in _TOKEN.finditer(text):
        inside = any(start <= match.start() < end for start, end in legal)
        inside = inside or is_loose_s(text, *match.span())
        new = match[0] if inside else _word(match[0], own, source, acronyms)
        changed = changed or new != match[0]
        pieces += (text[done : match.start()], new)
        done = match.end()
    return "".join(pieces) + text[done:] if changed else _of_type_words(text, own, source)


_NO_NAME = frozenset(
    words("""
    of the for and und et y e de del des du der la le les los at in on a an van von st saint dr mr mrs
""")
)
_FIELDS = words("""
    agriculture commerce defense education energy environment finance forestry health housing justice labor
    licensing parks planning records revenue safety tourism trade transport veterans water welfare works
""")


def _of_type_words(text: str, own: frozenset[str], source: Source) -> str | None:
    """'Financial Times' -> 'Granite Times', 'Department of Health' -> 'Department of Trade'; None for one word."""
    found = list(_TOKEN.finditer(text))
    plain = [fold(m[0]) for m in found]
    named = [i for i, p in enumerate(plain) if p.isalpha() and p not in _NO_NAME | _LEGAL]
    if len([p for p in plain if p.isalpha()]) < 2 or not named:
        return None
    name = " ".join(plain)
    field = next((i + 1 for i, p in enumerate(plain[:-1]) if p in {"of", "for"} and i + 1 in named), None)
    if len(named) == 1 and "the" in plain[: named[0]] and not set(plain) & _LEGAL:
        match = found[named[0]]
        new = QUALIFIERS[source.pick("organizations/added", len(QUALIFIERS), name)]
        return text[: match.start()] + like(match[0], new) + " " + text[match.start() :]
    pool = [w for w in (QUALIFIERS if field is None else _FIELDS) if w not in own]
    match = found[named[0] if field is None else field]
    new = pool[source.pick("organizations/replaced", len(pool), name)]
    return text[: match.start()] + like(match[0], new) + text[match.end() :]


def _word(word: str, own: frozenset[str], source: Source, acronyms: bool) -> str:
    if word.isdigit():
        return source.digits("organizations/digits", word)
    bare, possessive = names._bare(word)
    plain = fold(bare)
    if plain in KEPT and (word.islower() or plain not in _ONLY_IN_LOWER_CASE):
        return word
    if len(plain) > 3:
        state = gazetteer.find_state(plain)
        if state and state.region == "US":
            return like_words(bare, places._state(state, bare, source) or "") + possessive
    if acronyms and names.is_acronym(bare):
        return names.initials(plain, source).upper() + possessive
    return like(bare, token(plain, source, own)) + possessive


def token(plain: str, source: Source, own: frozenset[str] = frozenset()) -> str:
    """What a folded word of an organisation's name becomes; type words and legal forms stay."""
    if plain in KEPT and plain not in own:
        return plain
    if plain in _PLACE_OF:
        for attempt in ("", "/1", "/2", "/3"):  # one that the name itself holds takes another
            place = source.derange("organizations/qualifiers" + attempt, len(QUALIFIERS), _PLACE_OF[plain])
            if QUALIFIERS[place] not in own:
                break
        return QUALIFIERS[place]
    short = len(plain) <= 3 or (len(plain) <= 6 and not (VOWELS | {"y"}) & set(plain))
    if short and name_place(plain) is None:
        return names.initials(plain, source)
    return names.token(plain, source, own)


def domain(host: str, source: Source) -> str | None:
    """The host under `.example` (RFC 2606), its labels mapped as the words of the organisation are.

    "www.acme-robotics.de" -> "www.tavoril-robotics.example". Public mail providers and well-known sites stay.
    Two domains of one name under different suffixes become one.
    """
    plain = host.lower().rstrip(".")
    if is_public(plain):
        return host
    labels = plain.split(".")
    suffix = _suffix_length(labels)
    if len(labels) <= suffix or not all(re.fullmatch(r"[\w-]+", label) for label in labels):
        return None
    named = [label if i < len(labels) - suffix - 1 and label in PLAIN_LABELS else _label(label, source)
             for i, label in enumerate(labels[:-suffix])]  # fmt: skip
    if None in named:
        return None
    return ".".join([*(n for n in named if n), SAFE_SUFFIX])


def is_public(host: str) -> bool:
    labels = host.split(".")
    return any(".".join(labels[i:]) in PUBLIC_HOSTS for i in range(len(labels)))


def _suffix_length(labels: list[str]) -> int:
    second = {"co", "com", "org", "net", "ac", "gov", "edu", "gob", "nhs"}
    return 2 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in second else 1


def _label(label: str, source: Source) -> str | None:
    """One label of a host name, its parts between hyphens and digits mapped as words."""
    if not fold(label).isascii():
        return None
    pieces = []
    for part in re.findall(r"[a-z]+|\d+|[_-]+", fold(label)):
        if part.isdigit():
            pieces.append(source.digits("organizations/digits", part))
        elif part.isalpha():
            pieces += [token(word, source) for word in _split(part)]
        else:
            pieces.append(part)
    new = "".join(pieces)
    return new if new != label else names.token(re.sub(r"[^a-z]", "", fold(label)) or "host", source)


def _split(part: str) -> list[str]:
    """'acmerobotics' -> acme, robotics; 'unitedenergy' -> united, energy: a known word off the end."""
    if part in KEPT or part in _PLACE_OF or name_place(part):
        return [part]
    for cut in range(3, len(part) - 2):
        head, tail = part[:cut], part[cut:]
        if tail in KEPT and (len(tail) > 3 or tail in {"inc", "llc", "ltd"}):
            return [*_split(head), tail]
    return [part]
