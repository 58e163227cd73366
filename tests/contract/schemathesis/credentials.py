"""How each API of the sandbox is called: a key in a header, or OffBlocks' token with a signature over each request.

It may not change anything of a request but its credentials.
"""

import uuid

import requests
from signing import Key


def of(environment):
    """From what `run.py` says: the line that the sandbox prints about how it is called."""
    words = environment["SANDBOX_CALLED"].replace(",", " ").replace(":", " ").split()
    if words[0] == "apiKey":
        return Signed(environment["SANDBOX_URL"], {words[0]: words[1], words[2]: words[3]})
    return InHeader(words[0], words[1])


class InHeader(requests.auth.AuthBase):
    """A key."""

    def __init__(self, name, value):
        self._name, self._value = name, value

    def __call__(self, request):
        request.headers[self._name] = self._value
        return request

    def renew(self):
        """Nothing ends it."""


class Signed(requests.auth.AuthBase):
    """A token, and a signature over each request just as it is sent."""

    def __init__(self, base, pair):
        self._base, self.pair, self.key = base, pair, Key()
        self.renew()

    def renew(self):
        """Gets a token, and registers the key."""
        self._token = self._send("POST", "/auth/token", self.pair, {})["token"]
        headers = {"Authorization": f"Bearer {self._token}"}
        self._key_id = self._send("PUT", "/auth/signing", {"publicKey": self.key.public_pem()}, headers)["keyId"]

    def __call__(self, request):
        request.headers["Authorization"] = f"Bearer {self._token}"
        self.key.sign(request, self._key_id)
        return request

    def _send(self, method, path, body, headers):
        headers = {"Idempotency-Key": str(uuid.uuid4())} | headers
        answer = requests.request(method, self._base + path, json=body, headers=headers, timeout=60)
        answer.raise_for_status()
        return answer.json()
