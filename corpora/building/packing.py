"""Office files are zips that hold the hour of their making.

Packed again, the same words give the same bytes.
"""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def pack_again(written: BytesIO, path: Path) -> None:
    """Write the zip to path in its own order, every date fixed."""
    with ZipFile(written) as loose, ZipFile(path, "w") as packed:
        for name in loose.namelist():
            member = ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            packed.writestr(member, STAMP.sub(rb"\g<1>2024-11-04T09:00:00Z", loose.read(name)))
