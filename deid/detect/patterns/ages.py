"""Ages. The span is the number with its unit as written: "23-year-old", "67 y/o", "70 años".

Where there is no unit it is the number alone ("aged 45", "Age: 67"). "de edad" stays outside.
"""

# ruff: noqa: SIM905  (a row of words reads better than a list of literals)

import re

from deid.detect.patterns.base import LEFT, LETTER, RIGHT, Pattern

_WORDS = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six"
    r"|seven|eight|nine))?|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen)"
)
_UNIT = r"(?:years?|yrs?|months?|mos?|weeks?|wks?|days?)"
_ES_WORDS = (
    "un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis"
    "|diecisiete|dieciocho|"
    "diecinueve|veinte|veintiuno|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
)
_ES_UNIT = r"(?:años|año|meses|mes|semanas|semana|días|dias)"
_NOT_A_DURATION = (
    r"(?![ ]{1,4}(?:de (?:evoluci|antig|duraci|seguimiento|tratamiento|supervivencia|vida media|progresi"
    r"|historia|experiencia|condena|prisi)|antes|después|despues|atrás|más|previos|previamente|de prisi))"
)
_PEOPLE = (
    "patient", "paciente", "mujer", "varón", "varon", "hombre", "niño", "niña", "joven", "anciano",
    "anciana", "lactante", "señora", "señor",
    "female", "male", "homme", "femme", "fille", "garçon", "enfant", "monsieur", "madame", "uomo", "donna",
    "bambino", "bambina", "paziente",
    "adolescente", "edad", "age", "menino", "menina", "mulher", "homem", "hija", "hijo", "chico", "chica",
    "muchacho", "recién nacido", "escolar",
    "neonato", "individuo", "sujeto", "persona", "caucásico", "caucásica", "caso", "a los", "adulto",
    "adulta", "madre", "padre", "hermano", "hermana",
)  # fmt: skip


_TO_100 = rf"(?:{_WORDS}|(?:a|one)[ -]hundred(?:(?:[ ]and)?[ -]{_WORDS})?)"
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_HUNDRED = rf"(?:(?:one[ -])?hundred(?:(?:[ -]and)?[ -]{_WORDS})?)"
_NOT_OF_HUNDREDS = r"\b(?:two|three|four|five|six|seven|eight|nine|several|few|many|[0-9])[ -]"
_NTH = (
    rf"(?:(?:(?:one[ -])?hundred[ -]and[ -])?(?:{_TENS}[ -])?(?:first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth)"
    r"|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|(?:one[ -])?hundredth)"
)
_OVER_89 = r"(?:9[0-9]|10[1-9]|11[0-9])"
_NUMBER_TO_125 = r"(?:1[01][0-9]|12[0-5]|[1-9]?[0-9])"
_SENTENCE_GOES_ON = (  # not with a unit: "She is 93 kg"
    r"(?=[ ]?(?:[,;!?)\"\r\n]|\.(?![0-9])|--?[ ]|$)|[ ](?:and|but|with|who|now|today|so|lives?|living|when"
    r"|already|this|next|last|years?[ ]young|if|as|because|still)(?![A-Za-z])(?![ ](?:a half|counting|[0-9])))"
)
_WHO = (
    "he she who they patient pt mother father mom mum dad wife husband son daughter brother sister aunt uncle "
    "grandmother grandfather grandma grandpa grandson granddaughter"
).split()
_IS = (" is", " was", "'s", " are", " were", " will be", "'ll be", " turned", " turns")
_SAID_BY = (
    *(who + verb for who in _WHO for verb in _IS),
    "i am", "i'm", "i was", "you are", "you're", "sie ist", "er ist", "ella tiene", "él tiene",
)  # fmt: skip


def _is_age(value: str) -> bool:
    numbers = re.findall(r"[0-9]+", value)
    return not numbers or int(numbers[0]) <= 125


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "AGE", "age",
        regex=rf"(?i)(?<![0-9{LETTER}.,$/])[0-9]{{1,3}}(?:[ ]?(?:-|to|or|and)[ ]?[0-9]{{1,3}})?(?:[ ]?"
            rf"(?:\.5|1/2|½))?[ -]{{0,2}}(?:{_UNIT}[.]?"
            rf"(?:,?[ -]{{1,3}}(?:and[ ])?[0-9]{{1,2}}[ -]{_UNIT})?[ -]{{1,3}}(?:old|of[ -]age)s?"
            rf"|y\.?[ /]?o\.?(?![{LETTER}])(?:[ ]old)?|yrs?\.?[ ]?/?[ ]?o"
            rf"(?![{LETTER}])|{_UNIT}[ ]?young)",
        digits=(1, 3), then=" -.½1yYmMwWdDto", score=0.95, validate=_is_age,
    ),
    Pattern(
        "AGE", "age", regex=rf"(?i){LEFT}{_WORDS}[ -]{_UNIT}[ -](?:old|of[ -]age)s?(?![{LETTER}])",
        anchors=tuple("twenty thirty forty fifty sixty seventy eighty ninety one two three four five six "
            "seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
            "nineteen".
            split()),
        score=0.9,
    ),
    Pattern(
        "AGE", "age", regex=rf"(?i){LEFT}{_HUNDRED}[ -]{_UNIT}[ -](?:old|of[ -]age)s?(?![{LETTER}])",
        anchors=("hundred", "one hundred", "one-hundred"), score=0.9, unless=_NOT_OF_HUNDREDS,
    ),
    Pattern(
        "AGE", "age", regex=rf"(?i){LEFT}(?:aged?|at the age of|age of)[ ](?P<value>{_TENS}(?:[ -]{_WORDS})?"
        rf"|(?:a[ ])?{_HUNDRED})(?![{LETTER}])", anchors=("age", "at the age of"), score=0.85,
    ),
    Pattern(
        "AGE", "age_birthday", regex=rf"(?i)(?<![0-9{LETTER}.,/-])(?:[0-9]{{1,3}}(?:st|nd|rd|th))"
        r"(?=[ ](?:birthday|b-?day|year of (?:life|age))\b)", digits=(1, 3), then="snrtSNRT", score=0.9,
    ),
    Pattern(
        "AGE", "age_birthday", regex=rf"(?i){LEFT}{_NTH}(?=[ ](?:birthday|b-?day)\b)",
        anchors=tuple("twent thirt fort fift sixt sevent eight ninet one hundred".split()), score=0.9,
    ),
    Pattern(
        "AGE", "age_group", regex=rf"(?i){LEFT}(?:octogenari|nonagenari|(?:super-?)?centenari)ans?{RIGHT}",
        anchors=("octogenarian", "nonagenarian", "centenarian", "supercentenarian", "super-centenarian"), score=0.8,
    ),
    Pattern(  # 45 CFR 164.514(b)(2)(i)(C): "all ages over 89"; few durations are as long
        "AGE", "age_over_89", regex=rf"(?i)(?<![0-9{LETTER}.,/$-]){_OVER_89}[ ](?:yrs?|years?|años)(?![{LETTER}-])\.?"
        r"(?<![ ]\.)(?![ ](?:ago|later|of|in|from|after|since|before|ahead|earlier|to|and counting|hence|apart"
        r"|long|worth"
        r"|antes|después|despues|atrás|de|experience|prison)\b)",
        digits=(2, 3), then=" ", score=0.6, trim=lambda value: len(value.rstrip(".")),
        unless=r"\b(?:for|in|last|past|next|over|about|nearly|almost|than|after|within|every|to|the|of|these|those|first"
            r"|some|hace|durante|por|en|los|últimos|de|unos|to|around|approximately|every|took|lasted|spans?)[ ]",
    ),
    Pattern(
        "AGE", "age_and_sex", regex=r"(?i)\b(?:sex|gender)[ ]?/[ ]?age[ ]?[:=]?[ ]{0,3}(?:male|female|[MF])"
        r"[ ]?[/,]?[ ]?"
        rf"(?P<value>{_NUMBER_TO_125})(?![0-9{LETTER}])", anchors=("sex", "gender"), score=0.9,
    ),
    Pattern(
        "AGE", "age",
        regex=rf"(?i){LEFT}(?:aged?|ages|edad|alter|âge|età|idade|leeftijd|wiek)(?:[ ]?\(?(?:in )?"
            rf"(?:years?|yrs?|años|jahre|ans|anni|anos)\)?)?[\"']?[ ]{{0,2}}(?:[:=]|is|of|was|de|von"
            rf"|-)?[ ]{{0,3}}[\"']?(?P<value>[0-9]{{1,3}}(?:[ ]?(?:-|to|and(?=[ ][0-9]{{2}}))[ ]?[0-9]{{1,3}})?"
            rf"(?:[ ]{{0,2}}(?:{_UNIT}|{_ES_UNIT}"
            rf"(?:[ ]y[ ]medio)?|jahre|ans|anni|anos|lat|y|yo)(?![{LETTER}]))?)(?![0-9:%]|[./-][0-9]"
            rf"|[{LETTER}])",
        anchors=("age", "aged", "edad", "alter", "âge", "età", "idade", "leeftijd", "wiek"), score=0.85,
            validate=_is_age,
    ),
    Pattern(
        "AGE", "age", regex=rf"(?i){LEFT}(?:turn(?:ed|s|ing)?|at age|at the age of|age of|over the age of"
        rf"|under the age of)[ ](?P<value>(?:[1-9][0-9]|1[01][0-9])(?:[ ]{_UNIT})?"
        rf"|[0-9])(?![0-9{LETTER}:%/]|[.,][0-9]|[ ](?:pages|times|degrees|percent|to\b|of\b|out\b))",
        anchors=("turn", "at age", "at the age of", "age of", "over the age", "under the age"), score=0.65,
            validate=_is_age,
    ),
    Pattern(
        "AGE", "age", regex=rf"(?<![0-9{LETTER}.,/-])[0-9]{{1,3}}[ -]?(?:jährig(?:e[rnsm]?)?|jaehrig"
        rf"(?:e[rnsm]?)?|[ ]Jahren? alt|Jahren? alt|jarige|jaar oud|-letni[aey]?|[ ]lat(?![{LETTER}]))",
        digits=(1, 3), then=" -jJ", score=0.9, validate=_is_age,
        needs=("jahr", "jähr", "jaehr", "jar", "jaar", "letni", " lat"),
    ),
    Pattern(
        "AGE", "age", regex=rf"(?i)(?<![0-9{LETTER}.,/-])[0-9]{{1,3}}[ ]?{_ES_UNIT}(?:[ ]y[ ](?:medio"
        rf"|[0-9]{{1,2}}[ ]{_ES_UNIT}))?(?:[ ]de[ ]edad)(?![{LETTER}])", digits=(1, 3), then=" aAmMsSdD",
        needs=("de edad",), score=0.95, validate=_is_age, trim=lambda value: value.lower().index(" de edad")
            if " de edad" in value.lower() else len(value),
    ),
    Pattern(
        "AGE", "age",
        regex=rf"(?i)(?<![0-9{LETTER}.,/-])[0-9]{{1,3}}[ ]{{0,2}}(?:{_ES_UNIT}(?:[ ]y[ ]medio)?|ans|anni"
            rf"|anos){RIGHT}{_NOT_A_DURATION}", digits=(1, 3), then=" aAmMsSdD", score=0.0, validate=_is_age,
        needs=("año", "mes", "seman", "día", "dia", "ans", "anni", "anos"),
        context=_PEOPLE,
    ),
    Pattern(
        "AGE", "age", regex=rf"(?i){LEFT}(?:âgée?s? de|tiene|cumplió|de edad de|tem|compie|a la edad de"
        rf"|agée? de|a los)[ ](?P<value>(?:[0-9]{{1,3}}|{_ES_WORDS})[ ]?(?:{_ES_UNIT}|ans|mois|anni|mesi"
        rf"|anos))(?![{LETTER}]){_NOT_A_DURATION}",
        anchors=("âgé", "tiene", "cumplió", "de edad de", "tem", "compie", "a la edad de", "agé", "a los"),
            score=0.85, validate=_is_age,
    ),
    Pattern(
        "AGE", "age", regex=rf"(?i){LEFT}(?P<value>(?:{_ES_WORDS})(?:[ ]y[ ]"
        rf"(?:{_ES_WORDS}))?[ ]{_ES_UNIT})[ ]de[ ]edad", anchors=tuple(_ES_WORDS.split("|")), score=0.9,
    ),
    Pattern(
        "AGE", "age", regex=rf"(?i){LEFT}(?:{_ES_WORDS})(?:[ ]y[ ](?:{_ES_WORDS}))?[ ]{{1,2}}{_ES_UNIT}"
        rf"(?:[ ]y[ ]medio)?{RIGHT}{_NOT_A_DURATION}", anchors=tuple(_ES_WORDS.split("|")), score=0.0,
        context=_PEOPLE,
    ),
    Pattern(
        "AGE", "age_said",  # "She is 93.", "He's ninety two", "I'm thirteen"
        regex=rf"(?i){LEFT}(?:(?:{'|'.join(_WHO)})(?:{'|'.join(_IS)})|i am|i'm|i was|you are|you're|(?:sie|er) ist"
            r"|(?:ella|él) tiene)[ ](?:(?:now|only|just|almost|nearly|about|currently|already|over|exactly|like)[ ])?"
            rf"(?P<value>{_NUMBER_TO_125}(?:[ ](?:yrs?|years))?"
            rf"|(?!one[^ -]|one[ ](?!hundred)){_TO_100})(?![0-9{LETTER}%/:'-])"
            rf"{_SENTENCE_GOES_ON}",
        anchors=_SAID_BY,
        score=0.75,
    ),
    Pattern(
        "AGE", "age_said",  # "at 93 she fell"; below 25 it may be an hour
        regex=rf"(?i)at[ ](?P<value>2[5-9]|[3-9][0-9]|1[01][0-9]|(?:thir|fif|six|seven|eigh|nine)teen"
            rf"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]{_WORDS})?)(?=,?[ ](?:s?he|they)"
            rf"(?![{LETTER}]))",
        anchors=("at ",), score=0.7,
    ),
    Pattern(
        "AGE", "age",  # "Elle a 51 ans"
        regex=rf"(?i){LEFT}(?:elle|il|qui|patiente?|j'|on|fils|fille|mère|père|mari|femme)[ ]?"
            r"(?:n')?(?:ai|a|avait|aura|as|avez)"
            rf"[ ](?:déjà |presque |environ )?(?P<value>[0-9]{{1,3}}[ ]ans)(?![{LETTER}])(?![ ]d[e'])",
        anchors=("elle", "il ", "qui a", "patient", "j'a", "fils", "fille", "mère", "père", "mari", "femme"),
        score=0.85,
        validate=_is_age,
    ),
    Pattern(
        "AGE", "age_decade",
        regex=rf"(?i){LEFT}in (?:his|her|their) (?P<value>(?:early|mid|late)?[ -]?(?:(?:[2-9]0|100)'?s"
            rf"|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|teens))(?![{LETTER}])",
        anchors=("in his", "in her", "in their"), score=0.7, trim=len,
    ),
    Pattern(
        "AGE", "age_and_sex", regex=rf"(?<![0-9{LETTER}.,/$-])(?:[1-9][0-9]?|1[01][0-9])[ ]?[/-]?[ ]?"
        rf"(?:[MF](?![{LETTER}0-9'/-])|(?:yo|y/o)[MF]\b|(?i:male|female|man|woman|boy|girl)(?![{LETTER}]))"
            r"(?![ ](?:system|ram|memory|simms?|disk|drive|cache|file|contract|deal|budget|machine|card|module|of)\b)",
        digits=(1, 3), then=" /-MFymfwbgMFWBG", score=0.3, context=("patient", "pt", "pleasant", "this", "a",
            "an", "is a", "year", "old", "age/sex", "age/gender", "age / sex", "age / gender"), adjacent=True,
    ),
    Pattern(
        "AGE", "age_and_sex",  # "72M presents", "68F with CHF"; "68 F with wind" is a temperature
        regex=rf"(?<![0-9{LETTER}.,/$£€+-])(?:[1-9][0-9]?|1[01][0-9])(?:yo?)?[MF](?="
            r"[ ](?:presents?|presenting|presented|with"
            r"|w/|who|here|c/o|s/p|admitted|h/o|hx|pmh|brought|complain|found|seen|known|had|has|transferred|referred)"
            r"(?![a-z])|[,.](?![0-9])|[ ]?[\r\n]|$)",
        digits=(1, 3), then="MFy", score=0.8, fits=lambda text, start, end: _begins(text.plain, start, end),
    ),
    Pattern(
        "AGE", "age_and_sex",  # "93 M with CHF" where a note begins; the weather is in Fahrenheit too
        regex=rf"(?<![0-9{LETTER}.,/$£€+-])(?:[1-9][0-9]?|1[01][0-9])[ ](?:yo?[ ]?)?[MF](?="
            r"[ ](?:presents?|presenting|presented|with"
            r"(?![ ](?:winds?|rain|clouds?|sun|snow|humid|clear|highs?|lows?|a (?:high|low)))"
            r"|w/|who|c/o|s/p|admitted|h/o|hx|pmh|brought|complain|transferred|referred)(?![a-z]))",
        digits=(1, 3), then=" ", score=0.7, fits=lambda text, start, end: _begins(text.plain, start, end),
    ),
)  # fmt: skip

_SENTENCE_ENDS = re.compile(r"(?:^|[.!?:;\r\n|])[ \t]{0,3}$|\b(?:pt|patient|this|a|an|is)[ ]$", re.I)
_SAID_OF_PEOPLE = re.compile(r"[ ](?:present|who|c/o|s/p|admitted|h/o|hx|pmh|brought|complain|seen)")


def _begins(text: str, start: int, end: int) -> bool:
    """Where a note or a sentence begins: "raised 95M." is money. Or a verb follows that only people have."""
    return bool(_SENTENCE_ENDS.search(text[max(0, start - 12) : start]) or _SAID_OF_PEOPLE.match(text, end))
