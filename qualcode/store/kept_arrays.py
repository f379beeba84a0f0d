"""Arrays of figures kept in a study's folder of caches: always disposable, deleted by redaction.

What is kept is found again by a digest of the text it was made from, never by a name.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.store.data_folder import caches_folder
from qualcode.store.replace import replace_file

Arrays = Mapping[str, NDArray[Any]]


def keep_arrays(study_id: str, name: str, arrays: Arrays) -> None:
    """Writes arrays under a name; nothing happens where the folder cannot be written."""
    stream = BytesIO()
    np.savez(stream, allow_pickle=False, **dict(arrays))
    try:
        replace_file(caches_folder(study_id) / f"{name}.npz", stream.getvalue())
    except OSError:
        return  # a cache that cannot be written is made again next time


def kept_arrays(study_id: str, name: str) -> Arrays:
    """The arrays kept under a name; none where there are none or the file is damaged."""
    path = caches_folder(study_id) / f"{name}.npz"
    try:
        with np.load(path, allow_pickle=False) as held:
            return {key: held[key] for key in held.files}
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
        return {}
