"""A real Synapse of our own, on loopback and in a folder that is thrown away."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
import socket
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

READY = b"READY=1"
START_SECONDS = 60
STOP_SECONDS = 20

# What a test does in a second takes people an hour.
_FREE = {"per_second": 10_000, "burst_count": 10_000}
_LIMITS: dict[str, Any] = {
    "rc_message": _FREE,
    "rc_registration": _FREE,
    "rc_login": {"address": _FREE, "account": _FREE, "failed_attempts": _FREE},
    "rc_admin_redaction": _FREE,
    "rc_joins": {"local": _FREE, "remote": _FREE},
    "rc_joins_per_room": _FREE,
    "rc_invites": {"per_room": _FREE, "per_user": _FREE, "per_issuer": _FREE},
    "rc_third_party_invite": _FREE,
    "rc_room_creation": _FREE,
    "rc_profile": _FREE,
    "rc_user_directory": _FREE,
    "rc_media_create": _FREE,
    "rc_delayed_event_mgmt": _FREE,
    "rc_reports": _FREE,
    "rc_key_requests": _FREE,
}


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody needs to take part: who they are, and that it is them."""

    homeserver: str
    user: str
    device: str
    token: str


@dataclass
class Synapse:
    """A homeserver that can be started, killed and started again on the same port and data.

    Its rate limits never bite, but for who is limited. All methods block; in a test that goes
    on meanwhile, call them by `asyncio.to_thread`.
    """

    folder: Path
    name: str = "gemeente.test"
    port: int = 0

    def __post_init__(self) -> None:
        self.port = self.port or _free_port()
        self._secret = secrets.token_hex(16)
        self._admin = ""
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and return when it answers; raises RuntimeError when it does not."""
        config = self._written()
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ready:
            # An address without a file, since the path of a socket may not be long.
            address = f"\0wijkbot-{secrets.token_hex(8)}"
            ready.bind(address)
            ready.settimeout(START_SECONDS)
            with (self.folder / "output.log").open("ab") as output:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "synapse.app.homeserver", "--config-path", str(config)],
                    cwd=self.folder,
                    env={**os.environ, "NOTIFY_SOCKET": f"@{address[1:]}"},
                    stdout=output,
                    stderr=output,
                )
            try:
                while not ready.recv(1024).startswith(READY):
                    pass
            except TimeoutError as error:
                self.kill()
                output_text = (self.folder / "output.log").read_text(errors="replace")
                raise RuntimeError(f"Synapse did not start:\n{output_text[-2000:]}") from error

    def kill(self) -> None:
        """End it at once, as a crash does."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """Have it finish what it is doing."""
        if self._process:
            self._process.terminate()
            self._process.wait(STOP_SECONDS)
            self._process = None

    def register(
        self, localpart: str, displayname: str = "", *, admin: bool = False
    ) -> Credentials:
        """Make an account and log it in."""
        address = f"{self.url}/_synapse/admin/v1/register"
        nonce = _asked(address)["nonce"]
        password = self.password(localpart)
        role = "admin" if admin else "notadmin"
        signed = "\0".join((nonce, localpart, password, role)).encode()
        answer = _asked(
            address,
            {
                "nonce": nonce,
                "username": localpart,
                "displayname": displayname or localpart,
                "password": password,
                "admin": admin,
                "mac": hmac.new(self._secret.encode(), signed, hashlib.sha1).hexdigest(),
            },
        )
        return Credentials(self.url, answer["user_id"], answer["device_id"], answer["access_token"])

    def limit(self, user: str, *, per_second: int, burst: int) -> None:
        """Let somebody send no more than this; 0 and 0 for as much as they like."""
        if not self._admin:
            self._admin = self.register("beheer", admin=True).token
        _asked(
            f"{self.url}/_synapse/admin/v1/users/{user}/override_ratelimit",
            {"messages_per_second": per_second, "burst_count": burst},
            self._admin,
        )

    def password(self, localpart: str) -> str:
        """Give the password with which an account was made."""
        return f"geheim-{localpart}"

    def _written(self) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "homeserver.json"  # JSON is YAML as well
        if not path.exists():
            key = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
            (self.folder / "signing.key").write_text(f"ed25519 a_wijk {key}\n")
            path.write_text(json.dumps(self._config()))
            (self.folder / "logging.json").write_text(json.dumps(_LOGGING))
        return path

    def _config(self) -> dict[str, Any]:
        listener = {
            "port": self.port,
            "bind_addresses": ["127.0.0.1"],
            "type": "http",
            "tls": False,
            "resources": [{"names": ["client"]}],
        }
        return {
            "server_name": self.name,
            "public_baseurl": f"{self.url}/",
            "listeners": [listener],
            "database": {
                "name": "sqlite3",
                "args": {"database": str(self.folder / "homeserver.db")},
            },
            "signing_key_path": str(self.folder / "signing.key"),
            "log_config": str(self.folder / "logging.json"),
            "pid_file": str(self.folder / "homeserver.pid"),
            "trusted_key_servers": [],
            "registration_shared_secret": self._secret,
            "macaroon_secret_key": secrets.token_hex(16),
            "form_secret": secrets.token_hex(16),
            "report_stats": False,
            "media_store_path": str(self.folder / "media"),
            "max_upload_size": "2M",
            "presence": {"enabled": False},
            "bcrypt_rounds": 4,
            # Otherwise a client that starts again gets what it was told two minutes ago.
            "caches": {"sync_response_cache_duration": "0s"},
            **_LIMITS,
        }


_LOGGING = {
    "version": 1,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"level": "WARNING", "handlers": ["console"]},
}


_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _asked(url: str, body: dict[str, Any] | None = None, token: str = "") -> dict[str, Any]:
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with _OPENER.open(urllib.request.Request(url, data, headers), timeout=30) as answer:
        found: dict[str, Any] = json.load(answer)
        return found
