"""The door to EMAIL, PHONE and URL (USERNAME is in `names`): see `emails`, `phones` and `urls`."""

from deid.surrogates.contacts import emails, phones, urls
from deid.surrogates.contacts.emails import replace as email
from deid.surrogates.contacts.phones import replace as phone
from deid.surrogates.contacts.urls import replace as url

__all__ = ["STANDING", "email", "emails", "phone", "phones", "url", "urls"]

STANDING = emails.ROLES | urls.STANDING
"""The words that may stand in an address or a URL and in its fake."""
