"""What can go wrong with networks, accounts and access, as codes with data."""

from qualitaetsrahmen.errors import CodedError


class OfficialKeyInvalid(CodedError):
    """An official key does not fit the kind of place or its Land; ``reason`` says which rule it breaks."""

    code = "networks.official_key_invalid"


class NetworkUnknown(CodedError):
    """There is no such network in the caller's scope."""

    code = "networks.network_unknown"


class AccountUnknown(CodedError):
    """There is no such account."""

    code = "networks.account_unknown"


class LoginTaken(CodedError):
    """Another account signs in with this name already."""

    code = "networks.login_taken"


class SignInRefused(CodedError):
    """Name and password do not fit, or the account is closed; which of them is never said."""

    code = "networks.sign_in_refused"


class SignInLinkInvalid(CodedError):
    """A one-time link is unknown, used or older than its half hour."""

    code = "networks.sign_in_link_invalid"


class PasswordTooShort(CodedError):
    """A new password has fewer characters than asked for."""

    code = "networks.password_too_short"


class NotPermitted(CodedError):
    """The account's roles do not allow this."""

    code = "networks.not_permitted"


class AccessTokenInvalid(CodedError):
    """A token for programs cannot be made like this; ``reason`` says why."""

    code = "networks.access_token_invalid"
