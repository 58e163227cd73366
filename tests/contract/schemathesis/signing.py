"""Signs requests as RFC 9421 has it, by P-384: the third implementation beside ours and the package of npm.

It may not use anything of this project: what it signs is what the sandbox has to take.
"""

import base64
import hashlib
import time

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

WIDTH = 48
"""Bytes of each of the two numbers of a signature."""


class Key:
    """A key that is made for one run and known to nobody."""

    def __init__(self):
        self._private = ec.generate_private_key(ec.SECP384R1())

    def public_pem(self):
        """The public part, as it is registered: PEM, in base64."""
        form = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        return base64.b64encode(self._private.public_key().public_bytes(*form)).decode()

    def _sign(self, base):
        r, s = utils.decode_dss_signature(self._private.sign(base, ec.ECDSA(hashes.SHA384())))
        return base64.b64encode(r.to_bytes(WIDTH, "big") + s.to_bytes(WIDTH, "big")).decode()

    def sign(self, request, key_id):
        """Adds digest and signature to a prepared request."""
        covered = {"@method": request.method, "@target-uri": request.url}
        for name in ("authorization", "idempotency-key"):
            if name in request.headers:
                covered[name] = _text(request.headers[name]).strip()
        if request.body:
            body = request.body.encode() if isinstance(request.body, str) else request.body
            digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
            request.headers["Content-Digest"] = covered["content-digest"] = f"sha-256=:{digest}:"
        names = " ".join(f'"{name}"' for name in covered)
        params = f'({names});created={int(time.time())};keyid="{key_id}";alg="ecdsa-p384-sha384"'
        lines = [f'"{name}": {value}' for name, value in covered.items()] + [f'"@signature-params": {params}']
        signature = self._sign("\n".join(lines).encode("latin-1"))
        request.headers["Signature-Input"] = f"sig={params}"
        request.headers["Signature"] = f"sig=:{signature}:"


def _text(value):
    return value.decode("latin-1") if isinstance(value, bytes) else value
