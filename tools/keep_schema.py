"""Keeps a tiny study of the present schema for the tests, once per released schema.

python tools/keep_schema.py        writes tests/store/schemas/NNNN.qualcode if it is not there
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "tests" / "store" / "schemas"

TABLE = (
    "participant,thème,sous-thème,extrait\n"
    "E1,Freins,Temps,on n’a jamais le temps\n"
    "E2,Freins,Distance,c’est à quarante minutes\n"
)


def main() -> int:
    with tempfile.TemporaryDirectory() as data:
        os.environ["QUALCODE_DATA"] = data
        from qualcode.services import codings_import, history, memos, release, studies
        from qualcode.store.tables import SCHEMA

        target = FOLDER / f"{SCHEMA:04d}.qualcode"
        if target.exists():
            print(f"{target.name} is there already: a released schema never changes")
            return 0
        made = Path(data) / "study.qualcode"
        with studies.new_study(made, title="Étude témoin", passphrase=None, owner="A") as study:
            codings_import.import_codings(
                study, "codings.csv", TABLE.encode(), statement=release.Statement()
            )
            memos.write_memo(study, "un mémo")
            memos.write_memo(study, "un mémo de trop")
            history.undo(study)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(made.read_bytes())
        print(f"kept {target.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
