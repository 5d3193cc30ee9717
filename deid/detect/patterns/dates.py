"""Dates in the usual written forms of seven languages, whole or in part. A time beside one is a TIME.

Out: names of weekdays alone, relative dates ("tomorrow"), durations. 45 CFR 164.514(b)(2)(i)(C) asks for "all
elements of dates (except year)"; a year is a DATE too, where the words before it make it one.
"""

# ruff: noqa: SIM905  (a row of words reads better than a list of literals)

import re

from deid.detect.patterns.base import LEFT, LETTER, RIGHT, Pattern

_FULL_MONTHS = (
    "january february march april may june july august september october november december "
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre "
    "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre "
    "decembre "
    "januar jänner februar märz maerz juni juli oktober dezember "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "januari februari maart mei augustus "
    "janeiro fevereiro março marco junho julho setembro outubro novembro dezembro"
).split()
_ABBREVIATED = (
    "jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic janv févr fév avr juil déc okt dez "
    "mär mrz mrt gen giu lug "
    "fev set out ott mag avr"
).split()
_AMBIGUOUS_ALONE = {"may", "march", "mars", "mai", "mei", "august", "marco", "juni", "juli", "mayo"}
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tues tue weds wed thurs thur thu fri sat "
    "sun "
    "lunes martes miércoles miercoles jueves viernes sábado sabado domingo lundi mardi mercredi jeudi "
    "vendredi samedi dimanche "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lunedì martedì mercoledì giovedì venerdì "
    "sabato domenica "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag segunda-feira terça-feira quarta-feira "
    "quinta-feira sexta-feira"
).split()


def _either(words: list[str]) -> str:
    return "|".join(sorted(set(words), key=lambda word: (-len(word), word)))


_MONTH = rf"(?:(?i:{_either([*_FULL_MONTHS, *_ABBREVIATED])})(?![{LETTER}])\.?)"
_MONTH_FIRST = (  # "Ago 12" is not a date, "Mar 12" is
    rf"(?:(?i:{_either([m for m in _FULL_MONTHS if m not in {'mai', 'mei', 'marco', 'may', 'march'}])}|"
    r"jan|feb|apr|jun|jul|aug|sept|sep|oct|nov|dec)|[Mm]arch|M(?:ay|ar|ARCH|AY|AR)|may(?=[ ][0-3]?[0-9]"
    r"(?:st|nd|rd|th)))"
    rf"(?![{LETTER}])\.?"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_ORDINAL = r"(?:[ ]?(?:st|nd|rd|th|ST|ND|RD|TH|er|ER|º|ª|°|\.|e|ste|de)(?![A-Za-z]))"
_NTH = r"(?:[ ]?(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z]))"
_OF = r"(?:(?:of|de|del|di|d'|do|da|van|von|dia|day of|this)[ ])"
_YEAR4 = r"(?:1[5-9][0-9]{2}|20[0-9]{2}|21[0-9]{2})(?![0-9])"
_YEAR2 = r"(?:'?[0-9]{2}(?![0-9:.]|,[0-9]|[ ]?(?:am|pm|AM|PM|a\.m|p\.m|h|%|days?|mg|patients)\b|/))"
_TO = r"[ ]?(?:-{1,2}|to|through|thru|until|and|bis|al?|y|au|t/m|/|&)[ ]?"
_WEEKDAY = (
    rf"(?:(?:the[ ])?(?i:{_either(_WEEKDAYS)})(?![{LETTER}])\.?,?[ ]{{1,2}}(?:(?:the|el|le|den|dem|il|o"
    r"|dia|día|de)[ ])?)"
)
_NO_LEFT = rf"(?<![0-9{LETTER}])(?<![0-9][./:,])(?<![$£€#+])"

_DAY_MONTH = (  # "12 May 2024", "5th of May", "3-5 May 2024", "12-May-24", "12May2024"
    rf"{_DAY}{_ORDINAL}?(?:{_TO}{_DAY}{_ORDINAL}?)?(?:[ ]{{0,2}}{_OF}|[ ]{{1,2}}|[-./]|(?=[A-Z])"
    rf"|,[ ]){_MONTH}"
    rf"(?:(?:,?[ ]{{1,2}}(?:{_OF}|of |in )?|[-./,]|(?<=[a-zA-Z])(?=[0-9]))(?:{_YEAR4}|{_YEAR2}))?"
)
_MONTH_DAY = (  # "May 12th, 2024", "May 3-5", "December 24 and 25, 1999"
    rf"{_MONTH_FIRST}[ ,-]{{0,3}}(?:the[ ])?{_DAY}(?![0-9:%]|\.[0-9]|,[0-9]{{3}})(?:{_NTH}|(?![A-Za-z]))"
    rf"(?:(?:{_TO}|,[ ]?)(?:{_MONTH_FIRST}[ ])?{_DAY}(?![0-9:]|,[0-9]{{3}}|[ ]?[ap]\.?m)(?:{_NTH}"
    r"|(?![A-Za-z])))?"
    rf"(?:(?:[ ]?,[ ]?|[ ]{{1,2}}|,?[ ]of[ ]|[-/])(?:{_YEAR4}|'[0-9]{{2}}(?![0-9]))|[-/][0-9]{{2}}(?![0-9]))?"
)
_MONTH_YEAR = (
    rf"(?:{_MONTH}(?:[ ]?[-/][ ]?|[ ](?:y|and|to|et|e|und|en|a|bis)[ ])(?:{_OF})?)?{_MONTH}(?:[ ]{{1,2}}"
    rf"(?:{_OF}|of )?|[-/,.]|,[ ]|['])?'?(?:{_YEAR4}|(?<=[-/'])[0-9]{{2}}(?![0-9:/-]))"
)


def _numbers(value: str) -> list[int]:
    return [int(number) for number in re.findall(r"[0-9]+", value)]


def _is_numeric_date(value: str) -> bool:
    """Day, month and year in an order that some country writes, each in its range."""
    numbers = _numbers(value)
    if len(numbers) != 3:
        return False
    first, second, third = numbers
    lead = re.match(r"[0-9]+", value)
    if lead is not None and len(lead.group()) == 4:
        return 1 <= second <= 12 and 1 <= third <= 31 and 1500 <= first <= 2199
    if not (1 <= min(first, second) <= 12 and 1 <= max(first, second) <= 31):
        return 1 <= second <= 12 and 1 <= third <= 31 and first <= 99 and "-" in value
    return third <= 99 or 1500 <= third <= 2199


def _is_dotted_date(value: str) -> bool:
    """Two digits each, or a whole year: "1.2.13" is a version."""
    parts = value.split(".")
    return _is_numeric_date(value) and (
        len(parts[-1]) == 4 or len(parts[0]) == 4 or all(len(p) == 2 for p in parts)
    )


def _is_compact_date(value: str) -> bool:
    year, month, day = int(value[:4]), int(value[4:6]), int(value[6:8])
    return 1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31


def _is_month_year(value: str) -> bool:
    first, second = _numbers(value)
    return 1 <= min(first, second) <= 12 and 1900 <= max(first, second) <= 2100


def _is_month_day(value: str) -> bool:
    first, second = _numbers(value)[:2]
    return 1 <= min(first, second) <= 12 and 1 <= max(first, second) <= 31


def _is_unix_time(value: str) -> bool:
    """Between 1990 and 2100, in seconds, milliseconds, microseconds or nanoseconds."""
    seconds = int(value[:10])
    return len(value) in (10, 13, 16, 19) and 631152000 <= seconds <= 4102444800


_ON = (
    "on", "dated", "date", "dates", "dob", "d.o.b", "born", "since", "from", "until", "till", "by", "before",
    "after", "due",
    "through", "thru", "admitted", "discharged", "seen", "fecha", "el", "del", "le", "du", "am", "vom",
    "bis", "datum", "op",
    "geboren", "visit", "week of", "effective", "between", "starting", "beginning", "ending", "began",
    "expires", "exp", "expiry",
    "expiration", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "wed", "thu", "fri",
    "sat", "sun", "surgery", "appointment", "week ending", "as of", "para", "este",
    "d/c", "d/c'd", "dc'd", "discharge", "admit", "admission", "adm", "f/u", "follow up", "follow-up", "appt", "labs",
)  # fmt: skip
_A_SCORE = (
    r"\b(?:strength|motor|power|pain|score|scale|rated|reflexes|pulses|grade|murmur)[ ](?:is |was |of |at )?"
)
_HOLIDAY = (
    r"(?:christmas|xmas|thanksgiving|new year'?s?)(?: day| eve| weekend)?|easter(?: sunday| monday)?|halloween"
    r"|labou?r day|memorial day|independence day|fourth of july|valentine'?s(?: day)?|(?:mother|father)'s day"
    r"|veterans'? day|columbus day|martin luther king(?: jr\.?)? day|mlk day|president'?s'? day|good friday"
    r"|palm sunday|ash wednesday|boxing day|juneteenth|[hc]h?anukkah|passover|yom kippur|rosh hashanah|ramadan"
    r"|diwali|eid(?:[ -]al[ -](?:fitr|adha))?|st\. patrick's day|navidad|nochebuena|nochevieja"
)
_IN_YEAR = (
    "in", "since", "year", "until", "till", "born", "born in", "circa", "ca", "c", "by", "before", "after",
    "entre", "during", "early", "late",
    "mid", "from", "of", "summer", "winter", "spring", "fall", "autumn", "class of", "fiscal year", "fy",
    "calendar year", "through",
    "between", "en", "desde", "año", "hasta", "del", "depuis", "année", "année", "seit", "jahr", "im jahr",
    "im jahre", "nel", "anno",
    "dal", "em", "ano", "sinds", "jaar", "back in", "around", "about", "the", "end of", "beginning of",
    "model year", "copyright",
    "(c)", "vintage", "season", "election", "christmas", "easter", "graduated", "died", "killed in", "dob",
    "yob", "as of", "à partir de",
)  # fmt: skip

PATTERNS: tuple[Pattern, ...] = (
    # ISO 8601, and its cousins with "/" and "."; the time after it is a TIME (see times)
    Pattern("DATE", "date", regex=rf"{_NO_LEFT}[0-9]{{4}}([-/.])[0-9]{{1,2}}\1[0-9]{{1,2}}(?![0-9])"
        r"(?!\1[0-9])", digits=(4, 4), then="-/.",
            score=0.95, validate=_is_numeric_date),
    Pattern("DATE", "date", regex=rf"{_NO_LEFT}[0-9]{{4}}[ ]?年[ ]?(?:[0-9]{{1,2}}[ ]?月)?"
        rf"(?:[ ]?[0-9]{{1,2}}[ ]?[日号])?", digits=(4, 4), then=" 年", needs=("年",), score=0.9),
    Pattern("DATE", "date", regex=rf"{_NO_LEFT}[0-9]{{1,2}}[ ]?月[ ]?(?:[0-9]{{1,2}}[ ]?[日号])?",
        digits=(1, 2), then=" 月", needs=("月",), score=0.85),
    Pattern("DATE", "date", regex=r"(?<![0-9])[0-9]{4}년(?:[ ]?[0-9]{1,2}월)?(?:[ ]?[0-9]{1,2}일)?",
        digits=(4, 4), then="년", needs=("년",), score=0.9),
    Pattern("DATE", "date", regex=r"(?<![0-9])[0-9]{1,2}월(?:[ ]?[0-9]{1,2}일)?",
        digits=(1, 2), then="월", needs=("월",),
        score=0.85),
    Pattern("DATE", "date", regex=r"(?<![0-9])[12][0-9]{7}(?=T?[ ]?[0-9]{4,6}(?:Z|\b|[+-]|\.)|T|Z)", digits=(
        8, 8), score=0.9, validate=_is_compact_date),
    Pattern("DATE", "date", regex=rf"{LEFT}(?:19|20)[0-9]{{6}}{RIGHT}", digits=(8, 8), score=0.3, validate=
        _is_compact_date,
            context=("date", "dob", "born", "birth", "dated", "day", "fecha", "datum", "nacimiento",
                "geboren")),
    Pattern("DATE", "date", regex=rf"{LEFT}(?:19|20)[0-9]{{6}}{RIGHT}", digits=(8, 8), score=0.3, validate=
        _is_compact_date, context=_ON, adjacent=True),
    # US and European numeric dates
    Pattern("DATE", "date", regex=rf"{_NO_LEFT}(?<![0-9]-)[0-9]{{1,2}}([/-])[0-9]{{1,2}}\1(?:[0-9]{{4}}"
        rf"|[0-9]{{2}})(?![0-9])(?!\1[0-9])(?!-[0-9]{{3}})",
            digits=(1, 2), then="/-", score=0.9, validate=_is_numeric_date),
    Pattern("DATE", "date", regex=rf"{_NO_LEFT}(?<!-)[0-9]{{1,2}}\.[ ]?[0-9]{{1,2}}\.[ ]?(?:[0-9]{{4}}"
        rf"|[0-9]{{2}})(?![0-9])(?!\.[0-9])(?![%{LETTER}])",
            digits=(1, 2), then=".", score=0.85, validate=lambda value: _is_dotted_date(value.replace(" ",
                ""))),
    Pattern("DATE", "date", regex=rf"{_NO_LEFT}[0-9]{{1,2}}[ ]([/-])[ ][0-9]{{1,2}}[ ]\1[ ](?:[0-9]{{4}}"
        rf"|[0-9]{{2}})(?![0-9])", digits=(1, 2), then=" ",
            score=0.8, validate=_is_numeric_date),
    Pattern("DATE", "date", regex=rf"{_NO_LEFT}{_DAY}[-/ ][0-9]{{1,2}}[-/ ][12][0-9]{{3}}(?![0-9])"
        r"(?![-/.][0-9])", digits=(1, 2), then="-/ ", score=0.6,
            validate=lambda value: 1800 < _numbers(value)[2] < 2100 and _is_numeric_date(value)),
    Pattern("DATE", "date_in_context", regex=rf"{_NO_LEFT}[0-9]{{1,4}}[/.-]{{1,2}}[0-9]{{1,3}}[/.-]{{1,2}}"
        rf"[0-9]{{2,4}}(?![0-9]|[/.-][0-9])", digits=(1, 4), then="/.-",
            score=0.0, context=("date", "dob", "d.o.b", "date of birth", "birth date", "birthdate", "fecha",
                "fecha de nacimiento", "nacimiento", "ingreso", "fecha de ingreso", "born", "dated",
                "geburtsdatum", "né le", "née le", "admission date", "discharge date", "dos", "admitted",
                "discharged"), adjacent=True),
    Pattern("DATE", "month_year", regex=rf"{_NO_LEFT}(?<![-][0-9])(?:0?[1-9]|1[0-2])[/-](?:19"
        rf"|20)[0-9]{{2}}(?![0-9]|[-/.][0-9])", digits=(1, 2), then="/-",
            score=0.7, validate=_is_month_year),
    Pattern("DATE", "month_year", regex=rf"{_NO_LEFT}(?:19|20)[0-9]{{2}}[/-](?:0[1-9]|1[0-2])(?![0-9]"
        r"|[-/.][0-9])", digits=(4, 4), then="/-", score=0.3,
            validate=_is_month_year, context=(*_ON, *_IN_YEAR), adjacent=True),
    Pattern("DATE", "month_day", regex=rf"{_NO_LEFT}[0-9]{{1,2}}[/-][0-9]{{1,2}}(?![0-9]|[-/.:][0-9]"
        r"|[ ]?(?:%|am\b|pm\b|a\.m|p\.m|mm|mg|cm|inch|in\b|hours?|hrs?|of\b|the\b|tab|strength|lb"
        r"|(?:more )?(?:days?|weeks?|wks?|months?|mos|years?|yrs?|min(?:ute)?s?"
        r"|times|doses?|pills?|puffs?|liters?|L)\b))",
            digits=(1, 2), then="/-", score=0.3, validate=_is_month_day, context=_ON, adjacent=True),
    Pattern("DATE", "month_day", regex=rf"{_NO_LEFT}[0-9]{{1,2}}/[0-9]{{1,2}}(?=(?:[ ](?:and|&|or|to)[ ][0-9]{{1,2}}"
        rf"/[0-9]{{1,2}})?[ ](?i:follow[ -]?up|f/u|visit|appointment|appt|admission|discharge|surgery|labs)"
        rf"(?![{LETTER}]))",
            digits=(1, 2), then="/", score=0.6, validate=_is_month_day, unless=_A_SCORE),
    Pattern("DATE", "holiday", regex=rf"(?i){LEFT}(?:{_HOLIDAY}),?[ ](?:of |in )?{_YEAR4}{RIGHT}", anchors=(
        "christmas", "xmas", "thanksgiving", "new year", "easter", "halloween", "labor day", "labour day",
        "memorial day", "independence day", "fourth of july", "valentine", "mother's day", "father's day",
        "veterans", "columbus day", "martin luther king", "mlk day", "president", "good friday", "palm sunday",
        "ash wednesday", "boxing day", "juneteenth", "hanukkah", "chanukah", "passover", "yom kippur",
        "rosh hashanah", "ramadan", "diwali", "eid", "st. patrick", "navidad", "nochebuena", "nochevieja"), score=0.9),
    # with the name of the month
    Pattern("DATE", "date", regex=rf"{_NO_LEFT}{_DAY_MONTH}", digits=(1, 2), score=0.9, validate=lambda
        value: _not_a_word(value)),
    Pattern("DATE", "date", regex=rf"{LEFT}(?<![0-9][-./]){_MONTH_DAY}", anchors=tuple(sorted({*_FULL_MONTHS,
        *
        "jan feb mar apr jun jul aug sep oct nov dec".split()})), score=0.85),
    Pattern("DATE", "month_year", regex=rf"{LEFT}{_MONTH_YEAR}", anchors=tuple(sorted({*_FULL_MONTHS, *
        _ABBREVIATED})), score=0.9),
    Pattern("DATE", "weekday_date", regex=rf"{LEFT}{_WEEKDAY}(?:{_MONTH_DAY}|{_DAY_MONTH}"
        rf"|[0-9]{{1,2}}([/.-])[0-9]{{1,2}}(?:\1[0-9]{{2,4}})?(?![0-9:])|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"
        rf"|(?<=the ){_DAY}{_ORDINAL}|{_DAY}(?:st|nd|rd|th)\b)",
            anchors=tuple(sorted(_WEEKDAYS)), score=0.9),
    Pattern("DATE", "month", regex=r"(?:(?<=\bin )|(?<=\bIn )|(?<=since )|(?<=Since )|(?<=during )"
        r"|(?<=\blast )|(?<=\bnext )|(?<=\bthis )|(?<=early )|(?<=late )|(?<=mid )|(?<=mid-)|(?<=until )"
        r"|(?<=\bby )|(?<=from )|(?<=of )|(?<=between )|(?<=\ben )|(?<=\bde )|(?<=desde )|(?<=depuis )"
        r"|(?<=seit )|(?<=\bim ))"
            r"(?:(?i:"
            rf"{_either([*[m for m in _FULL_MONTHS if m not in _AMBIGUOUS_ALONE]])}"
            rf")|May|March|August|MAY|MARCH){RIGHT}(?![ ][0-9]{{1,2}}[^0-9])(?!['])",
            anchors=tuple(sorted(m for m in _FULL_MONTHS if m not in {'mars', 'mai', 'mei', 'marco'})),
                score=0.6),
    Pattern("DATE", "day", regex=r"(?i)\b(?:[a-z]{2,8} the[ ](?P<value>(?:[12]?[0-9]|3[01])(?:st|nd|rd"
        r"|th)))(?![A-Za-z-])(?=[ ]?(?:[.,;?!:)\n]|$|of this month|of the month|of next month|at\b|to\b"
        r"|until\b|and the [0-9]))",
            anchors=("on the ", "by the ", "for the ", "until the ", "till the ", "from the ", "since the ",
                "before the ", "after the ", "of the "), score=0.55),
    Pattern("DATE", "day", regex=r"(?:[12]?[0-9]|3[01])(?:st|nd|rd|th) of (?:this|the|next|last) month\b",
        digits=(1, 2), then="snrt", score=0.7),
    # parts of years, and years
    Pattern("DATE", "quarter", regex=rf"(?i){LEFT}(?:Q[1-4][ ,/'-]{{0,2}}(?:(?:of|FY)[ ]?)?(?:(?:19"
        rf"|20)[0-9]{{2}}|'?[0-9]{{2}})|H[12][ ]?(?:19"
        rf"|20)[0-9]{{2}}|FY[ '-]?(?:(?:19|20)?[0-9]{{2}})){RIGHT}",
            lead="QqHhFfYy", reach=2, led=True, digits=(1, 4), score=0.75),
    Pattern("DATE", "quarter", regex=rf"{LEFT}[1-4]Q[ '-]?(?:(?:19|20)?[0-9]{{2}}){RIGHT}", digits=(1, 1), then="Q",
            score=0.75),
    Pattern("DATE", "quarter", regex=rf"(?i){LEFT}(?:(?:19|20)[0-9]{{2}}[ -]?[QH][1-4]|(?:1st|2nd|3rd|4th"
        rf"|first|second|third|fourth)[ -]quarter(?:[ ]of)?,?[ ](?:19|20)[0-9]{{2}}){RIGHT}", digits=(1, 4),
        then=" -QqHhsnrtSNRT", score=0.75),
    Pattern("DATE", "year_range", regex=rf"{_NO_LEFT}(?<!-)(?:1[89]|20)[0-9]{{2}}(?:[ ]?-[ ]?(?:(?:1[89]"
        rf"|20)[0-9]{{2}}|[0-9]{{2}})|[ ](?:and|to|through|y|a|bis|et|e|und|until)[ ](?:1[89]"
        rf"|20)[0-9]{{2}})(?![0-9]|[-/.:][0-9])", digits=(4, 4), then=" -",
            score=0.6, validate=lambda value: _is_year_range(value)),
    Pattern("DATE", "year", regex=rf"{_NO_LEFT}(?<!-)(?:1[6-9]|20)[0-9]{{2}}(?![0-9]|[-/.:][0-9]|,[0-9]|%"
        r"|[ ]?(?:mg|ml|cc|kg|lbs?|calories|volts|MB|KB|GB|MW|people|patients|miles|years?|days|hours"
        r"|minutes|feet|dollars|shares|units|times|words|cells|e-?mails|messages|users|pages|rpm|mcg"
        r"|grams?|g|m|km|cm|mm|meters|members|employees|troops|men|women|soldiers|lives|deaths|votes"
        rf"|points|yards)\b)(?![{LETTER}])",
            digits=(4, 4), score=0.3, context=_IN_YEAR, adjacent=True),
    Pattern("DATE", "year", regex=r"\((?P<value>(?:1[6-9]|20)[0-9]{2}(?:[ ]?-[ ]?(?:(?:1[6-9]"
        r"|20)[0-9]{2}|present))?)\)", lead="(", reach=1, led=True, digits=(4, 4), then=") -", score=0.6),
    Pattern("DATE", "year", regex=r"(?<=:[0-9]{2} )(?:19|20)[0-9]{2}(?![0-9:.,/-])", digits=(4, 4), score=
        0.7),  # "04:05:06 2024"
    Pattern("DATE", "decade", regex=rf"{_NO_LEFT}(?:(?:1[6-9]|20)[0-9]0|'?[2-9]0)'?s{RIGHT}", digits=(4,
        4), then="s'", score=0.5),
    Pattern("DATE", "unix_time", shapes=("9999999999", "9999999999999", "9999999999999999",
        "9999999999999999999"), score=0.0, validate=_is_unix_time,
            context=("timestamp", "unix", "epoch", "ts", "created_at", "updated_at", "unixtime", "iat",
                "exp")),
    Pattern("DATE", "unix_time", regex=rf"{LEFT}1[0-9]{{9}}(?=\.[0-9]{{3,6}}\b)", digits=(10, 10), then=".",
        score=0.6, validate=_is_unix_time),
)  # fmt: skip

_AMBIGUOUS = re.compile(
    r"[0-9]{1,2}[ ](?:may|mar|sol|set|gen|mag|out|ago|jun|dec|dic|mai|mars|march|marco|sep|sat|ott|lug|giu"
    r"|abr)\.?"
)


def _not_a_word(value: str) -> bool:
    """Without a year, "3 may" and "5 ago" are words."""
    return not _AMBIGUOUS.fullmatch(value)


def _is_year_range(value: str) -> bool:
    first, last = _numbers(value)
    last = last if last > 99 else first - first % 100 + last
    return first < last <= first + 150
