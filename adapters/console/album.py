"""The photos of a console, as files in a folder: the platform keeps them, as platforms do."""

from __future__ import annotations

import os
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from adapters.photo import Photo, name_of

_NAME_CHARS = 32


class Album:
    """A folder that only its owner may read, made when there is something to put in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add_file(self, path: Path, number: int) -> Photo:
        """Copy a file; its kind is what its name says, as on platforms. Raises OSError."""
        kind = guess_type(path.name)[0] or "application/octet-stream"
        return self.add(path.read_bytes(), kind, name_of(kind, number))

    def add(self, content: bytes, kind: str, name: str) -> Photo:
        """Put a photo in."""
        ref = sha256(content).hexdigest()[:_NAME_CHARS]
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(self.folder / ref, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(file, "wb") as opened:
            opened.write(content)
        return Photo(ref, kind, len(content), name)

    def read(self, ref: str, most: int) -> bytes | None:
        """Give so many bytes of a photo at most; None where its file is gone."""
        try:
            with (self.folder / ref).open("rb") as opened:
                return opened.read(most)
        except FileNotFoundError:
            return None
