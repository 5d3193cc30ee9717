"""Times of day. A range gives two spans, unless am/pm is said once: "9:00 am - 10:00 am", "1-3 pm"."""

import re

from deid.detect.patterns.base import LEFT, LETTER, Pattern

_ZONE = (
    r"(?:[ ]?(?:UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|PT|ET|CT|MT|BST|CET|CEST|IST|JST|AEST|AEDT|Z)"
    r"(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?![A-Za-z])"
    r"|[ ]?[+-](?:0[0-9]|1[0-4]):?[0-5][0-9](?![0-9]))?"
)
_AMPM = rf"(?:[ ]{{0,2}}(?:[aApP]\.[ ]?[mM]\.?|[aApP][mM])(?![{LETTER}]))"
_PART_OF_DAY = (
    r"(?:[ ](?:in the (?:early )?(?:morning|afternoon|evening)|at night|de la (?:mañana|tarde|noche)"
    r"|du matin|de l'après-midi|du soir|uhr|o'clock))?"
)
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"


def _is_clock(value: str) -> bool:
    numbers = [int(n) for n in re.findall(r"[0-9]+", value.split("+")[0])[:3]]
    return numbers[0] <= 24 and all(n <= 60 for n in numbers[1:])


_AT = (
    "at", "by", "around", "about", "from", "until", "till", "to", "before", "after", "between", "and", "@",
    "time", "starting", "starts",
    "start", "ends", "begins", "since", "through", "noon", "hour", "hora", "horas", "a las", "las", "um",
    "uhr", "à", "alle", "om", "às",
    "arrives", "departs", "leaves", "arrival", "departure", "approximately", "approx", "next", "tomorrow",
    "today", "tonight",
)  # fmt: skip

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "TIME", "time",
        regex=rf"(?<![0-9:/.,$£€])(?<![{LETTER}](?<!T)(?<!t))(?:[01]?[0-9]|2[0-4]):[0-5][0-9]:[0-6][0-9]"
            rf"(?:[.,][0-9]{{1,9}})?{_AMPM}?{_ZONE}(?![0-9:])",
        digits=(1, 2), then=":", score=0.9,
    ),
    Pattern(  # glued to an ISO date: "2024-05-12T14:30Z", "12/05/2024 14:30", "1993-04-16:14:30:10"
        "TIME", "time",
        regex=rf"(?:(?<=[0-9]T)|(?<=[0-9]t)|(?<=[0-9]{{4}}[:-])|(?<=[0-9]-))(?:[01][0-9]"
            rf"|2[0-4]):[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{{1,9}})?)?{_ZONE}(?![0-9:])",
        digits=(2, 2), then=":", score=0.9,
    ),
    Pattern(
        "TIME", "time", regex=r"(?<=[0-9]T)(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?(?:Z"
        r"|[+-][0-9]{2}:?[0-9]{2})?(?![0-9])",
        digits=(4, 6), score=0.85,
    ),
    Pattern(
        "TIME", "time",
        regex=rf"(?<![0-9{LETTER}:/.,$£€])(?:(?:[01]?[0-9]|2[0-4])(?::[0-5][0-9])?[ ]?-[ ]?)?"
            rf"(?:0?[1-9]|1[0-2]|00|1[3-9]|2[0-3])(?:\.[0-5][0-9]|(?:[ ]?:[ ]?[0-5][0-9]){{1,2}})?"
            rf"{_AMPM}{_ZONE}{_PART_OF_DAY}(?!')",
        digits=(1, 2), then=" :.-aApP", score=0.9, validate=lambda value: not re.fullmatch(
            r"[0-9]{1,2} (?:am|AM)", value) or value[0] != "0",
    ),
    Pattern(
        "TIME", "time", regex=rf"(?<![0-9{LETTER}:/.,$£€])(?:[01][0-9]"
        rf"|2[0-4]):[0-5][0-9]{_ZONE}{_PART_OF_DAY}(?:[ ](?:h|hs|hrs|hours|uhr|Uhr"
        rf"|uur)\b)?(?![0-9:{LETTER}])(?!-[0-9]{{3}})",
        digits=(2, 2), then=":", score=0.75,
    ),
    Pattern(
        "TIME", "time", regex=rf"(?<![0-9{LETTER}:/.,$£€])[0-9]:[0-5][0-9]{_ZONE}{_PART_OF_DAY}"
        rf"(?:[ ](?:h|hs|hrs|Uhr|uhr|uur)\b)?(?![0-9:{LETTER}])",
        digits=(1, 1), then=":", score=0.3, validate=_is_clock, context=_AT, adjacent=True,
    ),
    Pattern(
        "TIME", "time", regex=rf"(?<![0-9{LETTER}:/.,$£€])(?:[01]?[0-9]|2[0-4])"
        r"(?:[ ]?[hH][ ]?[0-5][0-9](?:m|min)?|[:.][0-5][0-9][ ]?(?:[hH]|hs|hrs|Uhr|uhr|uur)|[ ](?:Uhr|uhr"
        rf"|o'clock|heures|horas|hrs))(?![0-9{LETTER}])",
        digits=(1, 2), then=" hH:.", score=0.8,
    ),
    Pattern(
        "TIME", "time", regex=rf"(?<![0-9{LETTER}:/.,$£€])(?:0?[1-9]|1[0-2])(?:[:.][0-5][0-9])?"
        r"(?:[ ]?o['\"]clock)?[ ](?:in the (?:early )?(?:morning|afternoon|evening)|at night)\b",
        digits=(1, 2), then=" :.oO", needs=("morning", "afternoon", "evening", "night"), score=0.85,
    ),
    Pattern(
        "TIME", "time", regex=r"(?i)\b(?:morning|afternoon|evening)[ ](?:at )?(?P<value>(?:0?[1-9]"
        r"|1[0-2])(?::[0-5][0-9])?)(?![0-9:/%]|[.,][0-9]|[ ]?(?:people|st|nd|rd|th)\b)",
        anchors=("morning", "afternoon", "evening"), score=0.6,
    ),
    Pattern(
        "TIME", "military_time", regex=rf"(?<![0-9{LETTER}:/.,$£€])(?:[01][0-9]"
        rf"|2[0-3])[0-5][0-9][ ]?(?:hours|hrs|hr|h|Z|UTC|GMT)(?![{LETTER}])",
        digits=(4, 4), then=" hHZUG", score=0.7,
    ),
    Pattern(
        "TIME", "time_in_words",
        regex=rf"(?i){LEFT}(?:half[ -]past|(?:a[ ])?quarter (?:past|to|after|till|of)|(?:five|ten|twenty"
            rf"|twenty-five|[0-9]{{1,2}})(?: minutes)? past)[ ](?:[0-9]{{1,2}}(?![0-9:/])"
            rf"|{_HOURS})(?![{LETTER}])"
        rf"{_AMPM}?{_PART_OF_DAY}",
        anchors=("half past", "half-past", "quarter past", "quarter to", "quarter after", "quarter till",
            "quarter of", "five past", "ten past", "twenty past"),
        score=0.8,
    ),
    Pattern(
        "TIME", "time_in_words", regex=rf"(?i){LEFT}(?:{_HOURS})(?:[ -](?:thirty|fifteen|forty[ -]five|ten"
        r"|twenty|o'clock))?(?:[ ](?:o'clock|in the (?:morning|afternoon|evening)|at night)|[ ]?(?:a\.m\."
        rf"|p\.m\.|pm|am(?![ ][a-z]))(?![{LETTER}])|(?<=o'clock)){_PART_OF_DAY}",
        anchors=tuple(_HOURS.split("|")), score=0.75,
    ),
    Pattern(
        "TIME", "hour_in_context", regex=r"(?i)\b(?:a|sobre|desde|hasta|para|entre)[ ](?:las"
        r"|la)[ ](?P<value>(?:[01]?[0-9]|2[0-4])(?:[:.][0-5][0-9])?(?:[ ]de la (?:mañana|tarde|noche)"
        r"|[ ]?h(?:oras|s)?)?)(?![0-9])",
        anchors=("a las", "a la ", "sobre las", "desde las", "hasta las", "para las", "entre las"), score=0.6,
    ),
)  # fmt: skip
