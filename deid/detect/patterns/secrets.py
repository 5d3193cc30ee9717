"""Keys, tokens, passwords. Prefixes are those that the issuers publish for secret scanning."""

# ruff: noqa: SIM905  (a row of words reads better than a list of literals)

from deid.detect.patterns.base import LEFT, RIGHT, Pattern

_ALNUM = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def _token(name: str, regex: str, *anchors: str, score: float = 0.98) -> Pattern:
    return Pattern("SECRET", name, regex=rf"{LEFT}{regex}(?![A-Za-z0-9_-])", anchors=anchors, score=score)


_NOT_SECRETS = frozenset(
    "none null nil true false undefined required optional reset change changed expired forgotten protected "
    "string str "
    "text password passwd username here below above hidden redacted removed secret token please your yours "
    "with that "
    "this invalid incorrect wrong must should will has have can not for the and from into when user admin's"
    " is are "
    "was were n/a empty blank default bool int yes no enabled disabled".split()
)


def _is_secret(value: str) -> bool:
    """Not a placeholder (`<password>`, `$PASS`, `****`, `[SECRET]`) and not a word about passwords."""
    plain = value.strip("\"'`.,;:!?)(").lower()
    if len(plain) < 3 or plain in _NOT_SECRETS or plain[0] in "<$%{[" or len(set(plain)) == 1:
        return False
    return not plain.startswith(("os.environ", "process.env", "getenv", "os.getenv", "env."))


def _is_not_prose(value: str) -> bool:
    """After "password is", a word is a secret only if it does not look like a word."""
    plain = value.strip("\"'`.,;:!?")
    mixed = any(c.isdigit() for c in plain) or any(not c.isalnum() and c not in "-'." for c in plain)
    return _is_secret(value) and (mixed or (plain != plain.lower() and plain[1:] != plain[1:].lower()))


def _secret_length(value: str) -> int:
    return len(value.rstrip(",;)]}\"'`.").rstrip("\"'`")) or len(value)


def _random_looking(value: str) -> bool:
    return len(set(value)) >= 6 and any(c.isdigit() for c in value)


def _in_url(text: str, place: int) -> bool:
    """The word up to `place`, as far as 400 characters back, is of a URL."""
    before = text[max(0, place - 400) : place].split()
    return bool(before) and ("://" in before[-1] or "www." in before[-1])


_NAMED = (
    "password", "passwd", "passphrase", "pwd", "passcode", "contraseña", "contrasena", "mot de passe",
    "passwort",
    "kennwort", "wachtwoord", "senha", "parola d'ordine", "密码",
)  # fmt: skip
_KEYS = (
    "api_key", "api-key", "apikey", "api key", "secret_key", "secret-key", "secretkey", "secret key",
    "access_key",
    "access-key", "access key", "accesskey", "access_token", "access-token", "access token", "auth_token",
    "auth-token",
    "auth token", "authtoken", "refresh_token", "client_secret", "client-secret", "client secret",
    "private_key",
    "private key", "secret", "token", "encryption_key", "signing_key", "webhook_secret", "session_id",
    "sessionid",
    "session_key", "account_key", "accountkey", "sharedaccesskey", "connection_string", "x-api-key",
    "csrf_token",
)  # fmt: skip
_SPELLED = {
    True: "|".join(sorted(_NAMED, key=len, reverse=True)),
    False: "|".join(sorted(_KEYS, key=len, reverse=True)),
}

PATTERNS: tuple[Pattern, ...] = (
    # RFC 7468. The block goes to its END line, or as far as it lasts where that is cut off.
    Pattern(
        "SECRET", "private_key",
        regex=r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!----)){0,20000}"
            r"(?:-----END [A-Z0-9 ]{0,50}-----)?",
        anchors=("-----begin ",), score=1.0,
    ),
    _token("aws_access_key", r"(?:AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA|ANPA|ANVA|AIPA)[A-Z0-9]{16}",
           "akia", "asia", "abia", "acca", "agpa", "aida", "aroa", "anpa", "anva", "aipa"),
    Pattern(
        "SECRET", "aws_secret_key",
        regex=r"(?i)aws[a-z_ .-]{0,20}(?:secret|key)[a-z_ .-]{0,20}[\"']?[ ]{0,3}[:=][ ]{0,3}[\"']?"
            r"(?P<value>(?-i:[A-Za-z0-9/+]{40}))(?![A-Za-z0-9/+=])",
        anchors=("aws",), score=1.0,
    ),
    _token("github_token", r"(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})",
           "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
    _token("gitlab_token", r"gl(?:pat|ptt|dt|rt|cbt|ft)-[A-Za-z0-9_-]{20,64}",
           "glpat-", "glptt-", "gldt-", "glrt-", "glcbt-", "glft-"),
    _token("slack_token", r"xox[abeoprs]-[A-Za-z0-9-]{10,255}", "xoxa-", "xoxb-", "xoxe-", "xoxo-", "xoxp-",
        "xoxr-", "xoxs-"),
    _token("slack_webhook", r"hooks\.slack\.com/services/[A-Za-z0-9/]{20,80}", "hooks.slack.com"),
    _token("slack_app_token", r"xapp-[A-Za-z0-9-]{20,255}", "xapp-"),
    _token("stripe_key", r"(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,255}",
           "sk_live_", "sk_test_", "rk_live_", "rk_test_", "pk_live_", "pk_test_"),
    _token("stripe_webhook", r"whsec_[A-Za-z0-9+/=]{20,100}", "whsec_"),
    # OpenAI, Anthropic, OpenRouter, DeepSeek and others
    _token("llm_key", r"sk-(?:[a-z0-9]{2,12}-)?(?:[a-z0-9]{2,12}-)?[A-Za-z0-9_-]{20,255}", "sk-"),
    _token("google_api_key", r"AIza[A-Za-z0-9_-]{35}", "aiza"),
    _token("google_oauth", r"(?:ya29\.[A-Za-z0-9_-]{20,2000}|GOCSPX-[A-Za-z0-9_-]{20,64}"
        r"|1//0[A-Za-z0-9_-]{20,200})",
           "ya29.", "gocspx-", "1//0"),
    _token("azure_key", r"(?:AccountKey|SharedAccessKey|SharedAccessSignature)=[A-Za-z0-9+/=%&]{20,400}",
           "accountkey=", "sharedaccesskey=", "sharedaccesssignature="),
    Pattern("SECRET", "azure_client_secret", regex=r"[A-Za-z0-9_~.]{3}8Q~[A-Za-z0-9_~.-]{31,34}", anchors=(
        "8q~",),
            lead=_ALNUM, reach=3, score=0.95),
    _token("huggingface_token", r"(?:hf|api_org)_[A-Za-z0-9]{30,64}", "hf_", "api_org_"),
    _token("npm_token", r"npm_[A-Za-z0-9]{36}", "npm_"),
    _token("pypi_token", r"pypi-[A-Za-z0-9_-]{50,255}", "pypi-"),
    _token("sendgrid_key", r"SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}", "sg."),
    _token("twilio_key", r"(?:SK|AC)[0-9a-f]{32}", "sk", "ac", score=0.9),
    _token("mailgun_key", r"key-[0-9a-f]{32}", "key-"),
    _token("digitalocean_token", r"do[opr]_v1_[0-9a-f]{64}", "doo_v1_", "dop_v1_", "dor_v1_"),
    _token("shopify_token", r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}", "shpat_", "shpca_", "shppa_", "shpss_"),
    _token("square_token", r"sq0(?:atp|csp)-[A-Za-z0-9_-]{22,43}", "sq0atp-", "sq0csp-"),
    _token("databricks_token", r"dapi[0-9a-f]{32}(?:-[0-9])?", "dapi"),
    _token("vault_token", r"hv[sbr]\.[A-Za-z0-9_-]{24,255}", "hvs.", "hvb.", "hvr."),
    _token("telegram_token", r"bot[0-9]{8,10}:[A-Za-z0-9_-]{35}", "bot"),
    _token("discord_webhook", r"discord(?:app)?\.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{60,80}",
           "discord.com/api/webhooks", "discordapp.com/api/webhooks"),
    _token("age_key", r"AGE-SECRET-KEY-1[0-9A-Z]{58}", "age-secret-key-1"),
    # RFC 7519: three base64url parts, the first of which starts with {"
    _token("jwt", r"eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{0,2000}", "eyj"),
    # RFC 6750, RFC 7617
    Pattern(
        "SECRET", "bearer_token", regex=rf"(?i){LEFT}(?:bearer|basic"
        rf"|token)[ ]{{1,4}}(?P<value>[A-Za-z0-9._~+/-]{{16,4000}}={{0,2}})(?![A-Za-z0-9])",
        anchors=("bearer ", "basic ", "token "), score=0.9, validate=_random_looking,
    ),
    # RFC 3986 3.2.1: scheme://user:PASSWORD@host
    Pattern(
        "SECRET", "url_password", regex=r"://[^\s/:@]{0,64}:(?P<value>[^\s@/]{1,128})@(?=[0-9A-Za-z\[])",
        anchors=("://",),
        score=0.95, validate=_is_secret,
    ),
    Pattern(
        "USERNAME", "url_user", regex=r"://(?P<value>[^\s/:@]{1,64}):[^\s@/]{1,128}@(?=[0-9A-Za-z\[])",
        anchors=("://",),
        score=0.85,
    ),
    # RFC 3986 3.4: a parameter of the query or the fragment that gives access
    Pattern(
        "SECRET", "url_parameter",
        regex=r"(?i)[?&#;](?:[a-z0-9_.-]{0,32}(?:key|token|secret|signature|passw(?:or)?d|pwd|credential)|sig|auth|jwt)"
            r"=(?P<value>[^\s&#\"'<>]{6,2000})",
        anchors=("?", "&", "#", ";"), score=0.9, trim=_secret_length,
        fits=lambda text, start, end: _in_url(text.plain, start) and _is_secret(text.plain[start:end]),
    ),
    Pattern(
        "SECRET", "password",
        regex=rf"(?i)(?:{_SPELLED[True]})(?:[_ ]?(?:hash|value|field|1|2))?[\"']?[ \t]{{0,3}}(?:=>|:="
            rf"|[:=])[ \t]{{0,3}}[\"'`]?"
        r"(?P<value>(?<=[\"'`])[^\"'`\n]{3,128}(?=[\"'`])|[^\s\"'`]{3,128})",
        anchors=_NAMED, lead="_", reach=1, score=0.95, validate=_is_secret, trim=_secret_length,
    ),
    Pattern(
        "SECRET", "password",
        regex=rf"(?i)(?:{_SPELLED[True]})[\"']?[ ]{{1,2}}(?:is|was|es|ist|est"
            rf"|to)[ :]{{1,3}}[\"'`]?(?P<value>[^\s\"'`]{{4,128}})",
        anchors=_NAMED, score=0.8, validate=_is_not_prose, trim=_secret_length,
    ),
    Pattern(
        "SECRET", "pin_code",
        regex=rf"(?i){LEFT}(?:pin(?:[ -]?(?:code|number|no))?|otp|one[- ]time (?:code|password)"
            r"|verification code|security pin|"
        r"access code|login code|2fa code|auth code|passcode)[\"']?[ ]?(?:[:#=]|is"
        r"|:-)[ ]{0,2}[\"']?(?P<value>[0-9]{4,8})"
        rf"{RIGHT}",
        anchors=(
            "pin", "otp", "one-time", "one time", "verification code", "security pin", "access code",
            "login code",
            "2fa code", "auth code", "passcode",
        ),
        score=0.85,
    ),
    Pattern(
        "SECRET", "api_key",
        regex=rf"(?i)(?:{_SPELLED[False]})[\"']?[ \t]{{0,3}}(?:=>|:="
            rf"|[:=])[ \t]{{0,3}}[\"'`]?(?P<value>[A-Za-z0-9_./+=~:-]{{8,512}})",
        anchors=_KEYS, lead="_", reach=1, score=0.9, trim=_secret_length,
        validate=lambda value: _is_secret(value) and _random_looking(value),
    ),
)  # fmt: skip
