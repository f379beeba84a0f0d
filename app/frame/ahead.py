"""Which parts of Streamlit's own page the next screens are drawn with.

The browser fetches them while somebody looks at the first screen: the first table of participants
and the first curve do not wait for half a megabyte of script.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

_PARTS = (
    *("Button", "Selectbox", "ButtonGroup", "BidiComponent", "Metric", "TextArea", "Checkbox"),
    *("FileUploader", "Radio", "DownloadButton", "DataFrame", "MenuButton", "Html", "Toast"),
    *("ArrowVegaLiteChart", "loadVegaEmbed", "embed", "Multiselect", "NumberInput", "Progress"),
)


# what the start page itself is drawn with
START_PAGE = (
    "BidiComponent",
    "ButtonGroup",
    "Button",
    "TextInput",
    "Selectbox",
    "Checkbox",
    "Html",
)


@cache
def files_ahead() -> list[str]:
    """Their files, in the order in which they are likely to be needed; those that are there."""
    return files_of(_PARTS)


def files_of(parts: Iterable[str]) -> list[str]:
    """The files of parts of Streamlit's page; those that are there."""
    import streamlit

    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    found = (next(folder.glob(f"{part}.*.js"), None) for part in parts)
    return [file.name for file in found if file is not None]
