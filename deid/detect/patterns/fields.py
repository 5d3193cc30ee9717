"""Is "Patient: …" a field of a form, or a speaker of a dialogue? What stands around the value tells."""

# ruff: noqa: SIM905  (a row of words reads better than a list of literals)

import re
from typing import TYPE_CHECKING

from deid.detect.mention_words import COMMON, NEVER
from deid.detect.patterns.base import BEFORE, LETTER

if TYPE_CHECKING:
    from deid.detect.patterns.text import Text

_SPOKEN = NEVER | frozenset(
    "a about absolutely actually after again ah alright although always anyway anything are as at away "
    "awesome aw bad because before besides better both bye can cannot certainly come congratulations cool "
    "correct could currently definitely depends does doing done don't each either enough especially even "
    "eventually ever every everything exactly excellent exposed extremely fantastic few finally fine "
    "fortunately generally given glad go goes going good goodbye guess ha had happy hardly has haven't hello "
    "hey hi hm hmm hopefully horrible how however hurts i if in indeed initially instead interesting is it "
    "kind lately let lets likely listen little look looking looks lots many may maybe me might mine mm more "
    "morning mostly must my nah nearly need neither never next nice nobody nope nor normally not nothing now "
    "occasionally of off often oh ok okay on once only open or other otherwise ouch over pain perfect "
    "perhaps please possibly pretty previously probably quite rarely rather really recently regarding right "
    "same say says see seems several shall should similar simply since so some something sometimes somewhat "
    "soon sorry sounds still stop such super sure surely take tell terrible than that the then therefore "
    "they think those though through thank thanks to today together tomorrow tonight totally true try "
    "typically uh um unfortunately unless until up us usually wait was we welcome well were what whatever "
    "when whenever where whether which while who why will with within without wonderful would wow wrong yeah "
    "yep yes yesterday yet yup "
    "alone allergies dizziness fever nausea surgery medication medications none normal stable negative "
    "positive "
    "ah bueno claro gracias hola nada pero pues qué si sí también vale alors bien bonjour d'accord merci mais "
    "non oui voilà aber danke doch gut hallo ja nein nicht "
    "access active attempt button change count denied disabled enabled error expired failed failure fails "
    "group help hidden invalid issue list locked login logout message missing mode new option page password "
    "problem prompt required reset role screen session shell story success successful timeout update "
    "working works".split()
)
"""What a person begins a sentence with, and what a form or a log says in place of a name."""

_NAMES = frozenset("name nombre nom naam nome".split())
_ROLES = _NAMES | frozenset(
    "patient pt client customer doctor doctora paciente patientin arzt physician provider surgeon pcp attending "
    "author spouse guardian insured subscriber assistant médico medico médecin medecin".split()
)
_ALSO_NAMES = COMMON | {"will"}
_LOGGED = frozenset(
    "accessed added at authenticated changed closed connected created deleted disconnected failed from has in "
    "logged logs on opened over ran signed started uploaded via was".split()
)
"""What a log says that a user did: "user: jsmith logged in"."""

_LABEL = re.compile(
    rf"(?<![{LETTER}_'-])(?<![{LETTER}] )([{LETTER}]{{2,16}})[\"']?[ ]{{0,2}}[:=][ \t]{{0,4}}[\"']?"
    r"(?:[a-z]{1,4}\.?[ ]{1,2})?$"
)
_FIELD_ENDS = re.compile(
    r"[\"']?(?:[ ]{2}|\t|[ ]?\||[ ]?\r?\n|[ ]?$|,[ ]?(?:[0-9]|[A-Z][A-Za-z.]{0,3}[A-Z.]))"
)
_STOPS = re.compile(r"[ ]{0,2}\.[ ]{0,2}(?:\r?\n|$)")  # forms in Spanish end their fields with full stops
_NEXT_FIELD = re.compile(
    rf"[\"']?(?:[ ]{{2,20}}|\t{{1,4}}|[ ]?\|[ ]?|,?[ ])[{LETTER}#][{LETTER}# /.]{{1,20}}:"
    r"|[ ]?(?:\||\t)|,[ ]?(?:[0-9]|[A-Z][A-Za-z.]{0,3}[A-Z.])"
)
_SPEAKERS = re.compile(rf"^[ \t]{{0,8}}([{LETTER}]{{2,16}})[ ]?[0-9]?[ ]?:", re.M)


def speakers(text: str) -> frozenset[str]:
    """The words that begin two or more lines, with a colon after them; lower-case, as the text is given."""
    once: set[str] = set()
    again: set[str] = set()
    for match in _SPEAKERS.finditer(text):
        (again if match[1] in once else once).add(match[1])
    return frozenset(again)


def names_a_person(text: "Text", start: int, end: int) -> bool:
    """Is the value of a labelled name one? After the name of a role alone, a sentence may follow instead."""
    label = _label(text, start)
    if label not in _ROLES:
        return True
    words = [word for word in re.split("[ ,]+", text.lowered[start:end]) if word]
    taken = _SPOKEN - _ALSO_NAMES if label in _NAMES else _SPOKEN
    if any(word.strip(".'") in taken for word in (words[0], words[-1])):
        return False
    rest = text.plain[end : end + 32]
    if _NEXT_FIELD.match(rest):
        return True
    if len(words) > 1:
        return label in _NAMES or label not in text.speakers or bool(_FIELD_ENDS.match(rest))
    if label in _NAMES:
        return bool(_FIELD_ENDS.match(rest) or _STOPS.match(rest))
    return bool(_FIELD_ENDS.match(rest)) and label not in text.speakers and words[0] not in COMMON


def names_a_login(text: "Text", start: int, end: int) -> bool:
    """Is "login: …" followed by a login name? After a colon it may be a sentence, or a word of the prompt."""
    value, rest = text.lowered[start:end], text.lowered[end : end + 32]
    if not value.isalpha() or "=" in text.plain[max(0, start - 3) : start]:
        return True
    ends = bool(_FIELD_ENDS.match(rest))
    if value in _SPOKEN or (value in COMMON and not ends):
        return False
    if _label(text, start) in text.speakers and not ends:
        return False
    following = re.match(r"[ ]([a-z']{1,24})", text.plain[end : end + 32])
    return following is None or following[1] in _LOGGED


def _label(text: "Text", start: int) -> str:
    """The one word that stands as a label before `start`; empty, if more words belong to it, or none does."""
    match = _LABEL.search(text.lowered[max(0, start - BEFORE) : start])
    return match[1] if match else ""
