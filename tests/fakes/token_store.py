"""Access tokens in memory."""

from datetime import date

from networks.tokens import AccessToken


class TokensInMemory:
    """Fulfils ``networks.tokens.TokenStore``."""

    def __init__(self) -> None:
        self.kept: dict[str, AccessToken] = {}
        """By the hash of the secret."""

    def add_token(self, token: AccessToken, token_hash: str) -> None:
        self.kept[token_hash] = token

    def tokens_of(self, account_id: str) -> list[AccessToken]:
        return [token for token in self.kept.values() if token.account_id == account_id]

    def token_by_hash(self, token_hash: str) -> AccessToken | None:
        return self.kept.get(token_hash)

    def revoke_token(self, account_id: str, token_id: str, on: date) -> bool:
        found = [one for one in self.tokens_of(account_id) if one.token_id == token_id and one.revoked_on is None]
        return any(self._change(one.token_id, revoked_on=on) for one in found)

    def note_use(self, token_id: str, on: date) -> bool:
        return self._change(token_id, used_on=on)

    def _change(self, token_id: str, **changes: date) -> bool:
        for token_hash, token in self.kept.items():
            if token.token_id == token_id:
                self.kept[token_hash] = token.model_copy(update=changes)
                return self.kept[token_hash] != token
        return False
