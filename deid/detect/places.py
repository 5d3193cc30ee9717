"""A LOCATION that a gazetteer knows as a city, a state or a country gets that label; "Turkish" becomes NRP."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from deid.types import Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DEMONYMS = _words(
    """
    afghan african albanian algerian american americans angolan arab arabic argentine argentinian armenian asian
    australian austrian azerbaijani bahraini bangladeshi basque belarusian belgian bolivian bosnian brazilian
    british bulgarian burmese cambodian cameroonian canadian canadians catalan chechen chilean chinese colombian
    congolese croatian cuban cypriot czech danish dominican dutch ecuadorian egyptian emirati english eritrean
    estonian ethiopian european europeans filipino finnish flemish french gambian georgian german germans
    ghanaian greek greeks guatemalan haitian hispanic honduran hungarian icelandic indian indians indonesian
    iranian iraqi irish israeli israelis italian italians jamaican japanese jordanian kazakh kenyan korean
    koreans kosovar kurdish kuwaiti laotian latino latvian lebanese liberian libyan lithuanian macedonian
    malaysian maltese mexican mexicans moldovan mongolian moroccan namibian nepalese nepali nicaraguan nigerian
    norwegian omani pakistani palestinian palestinians panamanian paraguayan persian peruvian polish portuguese
    qatari romanian russian russians rwandan salvadoran saudi saudis scandinavian scottish senegalese serb
    serbian serbs singaporean slovak slovenian somali spanish sudanese swedish swiss syrian syrians taiwanese
    tanzanian thai tibetan tunisian turkish turks ugandan ukrainian ukrainians uruguayan uzbek venezuelan
    vietnamese welsh yemeni zambian zimbabwean
    """
)
"""Words for a people, in small letters, that are no place."""

_STATE_AFTER = re.compile(r",[^\S\n]*\n?[^\S\n]*([A-Z][\w.]*(?:[^\S\n]+[A-Z][\w.]*)?)")
_NEAR = 40


def refine(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans, with a more exact label for those LOCATIONs whose whole text has one meaning only.

    A place before a comma and a state of the US is a CITY ("Ontario, California"). One for a word that only
    names a people is NRP.
    """
    refined = []
    for span in spans:
        label = _label(text, span) if span.label == "LOCATION" else None
        refined.append(replace(span, label=label) if label else span)
    return refined


def _label(text: str, span: Span) -> str | None:
    from deid.surrogates.places.wording import is_city_of

    name = text[span.start : span.end]
    if name.strip().casefold() in DEMONYMS:
        return "NRP"
    kind = _kind_of(name)
    state = _STATE_AFTER.match(text[span.end : span.end + _NEAR]) if kind != "CITY" else None
    if state and (is_city_of(name, state[1]) or is_city_of(name, state[1].split()[0])):
        return "CITY"
    return kind


@lru_cache(maxsize=4096)
def _kind_of(name: str) -> str | None:
    from deid.surrogates.places.wording import kind_of

    return kind_of(name)
