"""How much of a file is read: what is larger is refused with a sentence, not swallowed.

Every cap is checked against what was really read, never against what a header announces.
"""

from __future__ import annotations

MEGABYTE = 1024 * 1024

FILE_BYTES = 100 * MEGABYTE
"""One file as handed over; a transcript is rarely above one megabyte, a scan rarely above 50."""

TEXT_BYTES = 24 * MEGABYTE
"""One file of plain text, subtitles, rtf, html or csv: about four million words."""

XML_BYTES = 48 * MEGABYTE
"""One unpacked XML part of a Word, OpenDocument or Excel file."""

ARCHIVE_MEMBERS = 10_000
"""Files in one archive or folder."""

ARCHIVE_BYTES = 300 * MEGABYTE
"""All that is unpacked from one archive, or read from one folder."""

ARCHIVE_RATIO = 300
"""Unpacked bytes for one packed byte; honest Word files stay below 60."""

ARCHIVE_RATIO_FROM = 2 * MEGABYTE
"""The ratio is judged only above this, since tiny files may pack very well."""

PARAGRAPHS = 50_000
"""Paragraphs, cues or lines of one document."""

TABLE_ROWS = 100_000
TABLE_COLUMNS = 1_000
CELL_CHARACTERS = 1_000_000
"""One cell: a whole interview in a cell fits (10,000 words are about 60,000 characters)."""

TABLE_CHARACTERS = 30_000_000
"""All cells of one table together."""

RTF_DEPTH = 1_000
"""Groups inside groups; word processors stay below 30."""

MARKUP_DEPTH = 250
"""Elements inside elements, in html and XML alike."""

PDF_PAGES = 2_000
PDF_SECONDS = 60.0
"""How long one PDF may take before it is given up; pypdf caps each of its streams itself."""
