"""Words around names, for all who read or write names: folded (lower case, no accents), without dots."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    ambassador atty attorney aunt auntie brother capt captain chancellor cmdr coach col colonel congressman
    congresswoman cpl dame detective dhr dipl doctor doctora dona dott dottor dottoressa dottssa dr dra drs
    father fr frau fraulein br gen general gov governor grandma grandpa herr herrn hon imam ing judge justice
    lady lieutenant lord lt madam madame mademoiselle mag maitre maj major mayor me meneer messrs mevr mevrouw
    minister miss missus mister mlle mme monsieur mr mrs ms mx nurse officer pastor president prof professor
    pvt rabbi rep rev reverend sen senator senhor senhora senor senora senorita sergeant sgt sheriff sig
    signor signora sir sister sr sra srta uncle
    """
)
"""Forms of address, ranks and offices that stand before a name, and are no part of it."""

PARTICLES = _words(
    """
    abu af al ap av bin bint da das de del dela della den der des di do dos du e el et ibn la las le los of
    op st ten ter the und van vom von y zu zum zur
    """
)
"""Small words inside a name ("van der", "de la"). Some are names where they have a capital and stand alone."""
