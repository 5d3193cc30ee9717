"""The door to EMAIL, PHONE, URL and USERNAME: see `emails`, `phones` and `urls`; user names are people's (`names`) or
organisations' ("@acmerobotics").
"""

from deid.surrogates import names
from deid.surrogates.contacts import emails, phones, urls
from deid.surrogates.contacts.emails import replace as email
from deid.surrogates.contacts.phones import replace as phone
from deid.surrogates.contacts.urls import replace as url
from deid.surrogates.organizations import domains
from deid.surrogates.source import Source

__all__ = ["STANDING", "email", "emails", "phone", "phones", "url", "urls", "username"]

STANDING = emails.ROLES | urls.STANDING
"""The words that may stand in an address or a URL and in its fake."""


def username(text: str, source: Source, label: str = "USERNAME") -> str | None:
    return domains.handle(text, source) or names.replace(text, source, label)
