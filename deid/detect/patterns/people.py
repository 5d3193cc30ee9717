"""Names of people where the words around them leave no doubt, and login names. Titles stay outside."""

# ruff: noqa: SIM905  (a row of words reads better than a list of literals)

from deid.detect.patterns.base import LEFT, LETTER, RIGHT, Pattern
from deid.detect.patterns.fields import names_a_login, names_a_person

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
_PART = rf"(?:(?:O'|D'|Mc|Mac|De|Le|La|Van|Di)?[{_UPPER}][{LETTER}]{{1,24}}(?:['-][{LETTER}]{{1,24}})?)"
_INITIAL = rf"[{_UPPER}]\."
_PARTICLE = (
    r"(?:van der|van den|van de|de la|de los|de las|von der|van|von|der|den|de|del|della|di|da|dos|do|du"
    r"|la|le|el|al|bin|ibn|bint|ben|y|e|ter|ten|af|zu)"
)
_NAME = rf"{_PART}\.?(?:[ ]{{1,2}}(?:{_PARTICLE}[ ]{{1,2}}){{0,2}}(?:{_PART}|{_INITIAL})){{0,4}}"
_FULL_NAME = (
    rf"(?:{_PART}|{_INITIAL})(?:[ ]{{1,2}}(?:{_PARTICLE}[ ]{{1,2}}){{0,2}}(?:{_PART}|{_INITIAL})){{1,4}}"
)
_LAST_FIRST = rf"{_PART}(?:[ -]{_PART})?,[ ]{{1,2}}{_PART}(?:[ ](?:{_PART}|{_INITIAL}))?"

_NOT_NAMES = frozenset(
    "sir madam madame all team everyone everybody customer customers friend friends colleague colleagues "
    "member members "
    "sirs client clients user users student students parents parent valued god lord jesus santa diary folks "
    "ladies gentlemen subscriber candidate applicant resident neighbor neighbors mom dad mum grandma grandpa "
    "the a an and or of in on to for with is was are were be been has have had this that these those he she"
    " it they we "
    "you i my your his her its our their not no yes if when where who what why how from by as at but so "
    "then than there here "
    "patient doctor doctors physician nurse unknown none null n/a na name first last full title id date dob mr mrs "
    "ms dr prof miss "
    "guys shipper shippers participant participants residents voters citizens warriors holder holders "
    "marketer market shareholder employee employees investor sports fan fans reader readers partner "
    "partners sales support president secretary minister senator governor mayor king queen pope "
    "captain general mg"
    " ml cm mm iv po st street "
    "admitted discharged seen reports denies states presents was age sex male female history chief "
    "complaint allergies "
    "medications assessment plan diagnosis procedure none please hi hello thanks thank regards "
    "sincerely".split()
)
_ENDS = frozenset(
    "The A An And Or Of In On To For With Is Was Are Were This That He She It They We You If When From By "
    "As At But So Then Phone Tel Fax Email Date DOB Age Sex Gender MRN Address ID SSN Edad Sexo Fecha NHC "
    "NASS CIPA País Pais Servicio Hospital Col NºCol Domicilio Apellidos Nombre Subject Sent To Cc From "
    "MD M.D RN PhD NP PA-C DDS DMD CRNA FNP LCSW".split()
)


def _is_name(value: str) -> bool:
    words = value.replace(",", " ").split()
    ends = {words[0].strip(".").lower(), words[-1].strip(".").lower()} if words else {""}
    return bool(words) and ends.isdisjoint(_NOT_NAMES) and len(value.strip(". ")) >= 2


_NOT_TITLED = frozenset(
    "account accountant administrator advisor affairs agency analyst architect art assistant associate brand "
    "business buyer chemist clerk compliance consultant consultants contract controller coordinator counsel "
    "credit data department designer dev developer development devops director editor engagement engineer "
    "engineering engineers executive finance fellow geologist graphic hardware human inc investment java "
    "lead leader legal management manager managers marketing mechanical mention mentions network office "
    "operations planner product production program programmer project public qa quality recruiter relations "
    "representative research researcher resources risk sales scientist secretary security service services "
    "software solutions specialist staff strategist strategy support system systems tax team tech technical "
    "technician technology trader trading training treasury ux vice vp writer".split()
)
"""What follows "Sr." that is senior, "Gov." that is government, "Hon." that is honourable."""


def _is_titled(value: str) -> bool:
    words = value.replace(",", " ").lower().split()
    return _is_name(value) and _NOT_TITLED.isdisjoint((words[0].strip("."), words[-1].strip(".")))


def _name_length(value: str) -> int:
    """Up to the word that cannot belong to a name: the next field of a form, the next sentence."""
    end = 0
    for word in value.replace("\t", " ").split(" "):
        if word.strip(".,:") in _ENDS and end:
            return len(value[: end - 1].rstrip(" ,"))
        end += len(word) + 1
        if word.endswith(".") and len(word) > 3 and word.strip(".").lower() not in ("jr", "sr"):
            return end - 2
    return len(value.rstrip(" ,").removesuffix("'s").removesuffix("'"))


_TITLES = (
    "mr|mrs|ms|miss|mx|mister|messrs|dr|drs|doctor|prof|professor|sir|dame|rev|reverend|fr|father|sister"
    "|hon|judge|justice|sen|senator|rep|gov|"
    "capt|captain|lt|sgt|cpl|col|gen|maj|officer|detective|nurse|sr|sra|srta|señor|señora|señorita|dña"
    "|doña|dra|doctora|herr|herrn|frau|monsieur|"
    "madame|mme|mlle|mademoiselle|sig|signor|signora|dott|dottor|dottoressa|mevrouw|meneer|dhr|mevr|senhor"
    "|senhora"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "PERSON", "titled_name",
        regex=r"(?<!@)(?!(?<=\.)(?:[a-z]|[A-Z]{2}))"
            r"(?!MS[ ]|FR[ ]|SIG[ ]|MX[ ]|Sig[ ]|SR[ ])(?:(?i:mr|mrs|ms|mx|dr|drs|prof|messrs|rev|sra?"
            r"|srta|dra|dña|mme|mlle|sig|dott|dhr|mevr|capt|lt|sgt|hon|fr|sen|gov)\.?|(?i:miss|mister"
            r"|doctor|professor|"
        r"reverend|señora?|señorita|doña|doctora|herrn?|frau|monsieur|madame|mademoiselle|signora?|dottor"
        r"|dottoressa|mevrouw|meneer|senhora?)|Sir|Dame|Judge|Justice|Senator|Officer|Detective|Nurse"
        r"|Captain)"
        rf"[ ]{{1,2}}(?:(?i:(?:and|&) (?:mrs|mr|dr|ms)\.?)[ ])?(?P<value>"
        rf"(?:{_INITIAL}[ ]?){{0,2}}{_NAME}(?:,?[ ](?:Jr|Sr|II|III|IV)\b\.?)?)(?![{LETTER}])",
        anchors=tuple(_TITLES.split("|")), score=0.8, trim=_name_length, validate=_is_titled,
    ),
    Pattern(
        "PERSON", "titled_name_lower",  # "dr. smith" as chats write it
        regex=rf"(?:mr|mrs|ms|dr)\.[ ](?P<value>[a-zà-ÿ]{{3,20}}){RIGHT}", anchors=("mr.", "mrs.", "ms.",
            "dr."), score=0.5, validate=_is_name,
    ),
    Pattern(
        "PERSON", "greeted_name",
        regex=r"(?:Dear|DEAR|Hi|Hello|Hey|Hallo|Hola|Estimad[oa]|Querid[oa]|Bonjour|Ch(?:er|ère)"
            rf"|Liebe[r]?|Lieber|Beste|Caro|Cara|Ol[áa]|Dag)[ ]{{1,2}}(?:(?:Mr|Mrs|Ms|Dr|Prof|Miss|Herr"
            r"|Frau|Sr|Sra)\.?[ ])?"
        rf"(?P<value>{_NAME})(?=[ ]?(?:[,:!\n]|-|$))",
        anchors=("dear", "hi ", "hello", "hey ", "hallo", "hola", "estimad", "querid", "bonjour", "cher",
            "chère", "liebe", "beste", "caro", "cara", "olá", "ola ", "dag "),
        score=0.7, trim=_name_length, validate=_is_name,
    ),
    Pattern(
        "PERSON", "labelled_name",
        regex=r"(?i:(?:(?:patient|pt|full|first|last|middle|given|family|maiden|sur|fore|client|customer"
            r"|employee|contact|member|subscriber|insured|applicant|cardholder|"
        r"beneficiary|spouse|mother|father|guardian|provider|physician|attending|referring|your|birth"
        r"|legal|account holder)(?:'s|s')?[ _]?)?name|patient|pt|attending(?: physician| md)?|"
        r"(?:referring|primary care|treating|ordering|consulting|admitting|attending) (?:physician|doctor"
        r"|provider|md|surgeon)|physician|surgeon|assistant surgeon|first assistant|anesthesiologist|pcp"
        r"|provider|dictated by|signed by|"
        r"electronically signed by|transcribed by|reported by|prepared by|reviewed by|approved by"
        r"|written by|author|emergency contact|next of kin|spouse|guardian|insured|subscriber|"
        r"nombre(?: y apellidos)?|apellidos?|paciente|m[eé]dico(?: responsable)?|doctora?|remitido por"
        r"|nom(?: de famille)?|pr[eé]nom|m[eé]decin|(?:vor|nach)name|patientin|arzt|cognome|nome|naam"
        r"|voornaam|achternaam|sobrenome)"
        rf"[\"']?(?:\(s\))?[ ]{{0,2}}[:=][ \t]{{0,4}}[\"']?(?:(?i:mr|mrs|ms|dr|prof|dra|sra?|herr|frau|d"
        rf"|dña)\.?[ ]{{1,2}})?(?P<value>{_LAST_FIRST}|{_NAME}|{_INITIAL}[ ]?{_NAME})(?![{LETTER}])",
        anchors=("name", "patient", "pt", "full name", "first name", "first_name", "last name", "last_name",
            "surname", "forename", "given name", "family name", "maiden name",
                 "middle name", "attending", "referring", "primary care", "treating", "ordering",
                 "consulting", "admitting", "physician", "surgeon", "assistant surgeon",
                 "first assistant", "anesthesiologist", "pcp", "provider", "dictated by", "signed by",
                 "electronically signed", "transcribed by", "reported by",
                 "prepared by", "reviewed by", "approved by", "written by", "author", "emergency contact",
                 "next of kin", "spouse", "guardian", "insured", "subscriber",
                 "client name", "customer name", "employee name", "contact name", "member name", "your name",
                 "nombre", "apellido", "paciente", "médico", "medico",
                 "doctor", "remitido por", "nom", "prénom", "prenom", "médecin", "medecin", "vorname",
                 "nachname", "arzt", "cognome", "nome", "naam", "voornaam",
                 "achternaam", "sobrenome", "account holder", "cardholder", "full_name", "patient_name",
                 "patient name"),
        score=0.75, trim=_name_length, validate=_is_name, fits=names_a_person,
        unless=r"(?:report|file|host|user|domain|company|product|project|display|code|group|class|event"
            r"|path|field|table|column|server|service|"
        r"package|module|variable|function|brand|account|business|organi[sz]ation|team|folder|image"
        r"|process|machine|computer|node|drug|study|program|"
        r"course|school|street|city|site|bank|hotel|screen|driver|job|task|component|meeting|contract"
        r"|facility|plant|pipeline|hospital|trade|brand|"
        r"test|procedure|attribute|key|type|tag|parameter|method|library|font|color|model|device|share"
        r"|printer|queue|article|newsgroup)[ _-]{0,2}name\W{1,6}",
    ),
    Pattern(
        "PERSON", "mail_header_name",  # RFC 5322: From: Name <address>
        regex=r"(?:From|To|Cc|CC|Bcc|Reply-To|Sender|FROM|TO|De|Von"
            rf"|Para)[:=][ \t]{{0,3}}[\"']?(?P<value>{_LAST_FIRST}|{_FULL_NAME})[\"']?[ ]{{0,2}}[<(\[/@;\n]",
        anchors=("from", "to:", "cc:", "bcc", "reply-to", "sender", "de:", "von:", "para:"), score=0.8,
            validate=_is_name,
    ),
    Pattern(
        "PERSON", "mail_name",  # "Name <address>" and "address (Name)"
        regex=rf"(?<![{LETTER}])[\"']?(?P<value>{_LAST_FIRST}"
            rf"|{_FULL_NAME})[\"']?[ ]{{1,2}}<[^\s<>@]{{1,64}}@", anchors=("<",),
        lead="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéèíóáúñüöäç.'-\" ,", reach=48, score=0.8,
            validate=_is_name,
    ),
    Pattern(
        "PERSON", "mail_name", regex=rf"@[0-9A-Za-z.-]{{3,100}}>?[ ]{{1,2}}\((?P<value>{_FULL_NAME})\)",
        anchors=("@",), score=0.8, validate=_is_name,
    ),
    Pattern(
        "PERSON", "introduced_name",
        regex=r"(?i:my name(?:'s| is)|i am called|name is|me llamo|mi nombre es|je m'appelle"
            rf"|mein name ist|ich heiße|mi chiamo|ik heet|meu nome é)[ ]{{1,2}}(?P<value>{_NAME})"
            rf"(?![{LETTER}])",
        anchors=("my name", "i am called", "name is", "me llamo", "mi nombre es", "je m'appelle",
            "mein name ist", "ich heiße", "mi chiamo", "ik heet", "meu nome é"),
        score=0.8, trim=_name_length, validate=_is_name,
    ),
)  # fmt: skip

USERNAMES: tuple[Pattern, ...] = (
    Pattern(
        "USERNAME", "handle", regex=rf"(?<![0-9{LETTER}._%+@/&-])@(?!0x)(?!\d{{1,2}}(?:[ :apAP]"
        rf"|$))[A-Za-z0-9_](?:[A-Za-z0-9_]|\.(?=[A-Za-z0-9_])){{1,29}}(?![A-Za-z0-9_@{{(-])", anchors=("@",),
        score=0.7,
        validate=lambda value: any(c.isalpha() for c in value) and not value.endswith((".com", ".edu",
            ".org", ".net", ".gov")),
    ),
    Pattern(
        "USERNAME", "username",
        regex=rf"(?i){LEFT}(?:user[ _-]?name|user[ _-]?id|login(?:[ _-]?name)?|user|uid|screen[ _-]?name"
            r"|handle|ruser|euser|acct|usuario|benutzer(?:name)?|utilisateur|identifiant|nick"
            rf"(?:name)?)[\"']?(?:[ ]?=[\"']?|[ ]?:[ ]{{0,2}}[\"']?)"
        rf"(?P<value>[A-Za-z0-9_][A-Za-z0-9_.@\\-]{{1,63}}){RIGHT}",
        anchors=("user", "username", "login", "uid", "screen name", "screen_name", "screenname", "handle",
            "ruser", "euser", "usuario", "benutzer", "utilisateur", "identifiant", "nick"),
        score=0.8, validate=lambda value: _is_username(value), trim=lambda value: len(value.rstrip(".-\\@")),
        fits=names_a_login,
    ),
    Pattern(
        "USERNAME", "username", regex=r"(?i)\b(?:for|invalid|illegal|unknown|session opened for"
        r"|password for)(?: (?:invalid|illegal))? user[ ]{1,4}(?P<value>[A-Za-z0-9_][A-Za-z0-9_.-]{1,31})"
        r"(?![A-Za-z0-9])",
        anchors=("for user", "invalid user", "illegal user", "unknown user", "for invalid user",
            "for illegal user"), score=0.8, validate=lambda value: _is_username(value),
    ),
    Pattern(
        "USERNAME", "home_directory", regex=r"(?i)(?:/home/|/users/|/export/home/"
        r"|\\users\\|\\\\users\\\\|documents and settings\\)(?!(?:shared|public|default|all users)\b)"
        r"(?P<value>[A-Za-z0-9_][A-Za-z0-9_.-]{0,63})(?=[/\\\s\"':;,)]|$)",
        anchors=("/home/", "/users/", "/export/home/", "\\users\\", "\\\\users\\\\",
            "documents and settings\\"), score=0.9, validate=lambda value: _is_username(value),
    ),
    Pattern(
        "USERNAME", "home_directory", regex=rf"(?<![0-9{LETTER}/.~])~(?P<value>[a-z][a-z0-9_-]{{1,31}})(?=/"
        r"|\s|$)", anchors=("~",), score=0.8,
    ),
)  # fmt: skip

_SYSTEM_USERS = frozenset(
    "name id password none root admin administrator system test default daemon null true false unknown user"
    " users guest anonymous nobody the a is and not in to".split()
)


def _is_username(value: str) -> bool:
    return value.lower() not in _SYSTEM_USERS and len(value) >= 2 and any(c.isalnum() for c in value)
