"""Programs that English words are the names of: they had Sort, then Spell."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words

_COMPUTING = words(
    "program programs programming programmer programmers software compiler compilers code coding command commands",
    "computer computers computing debugging debugger algorithm algorithms interpreter editor editors shell unix",
    "file files application applications app apps developer developers database databases server servers module",
    "modules script",
)
_LANGUAGE = words(
    "program programs programming programmer programmers compiler compilers code software language languages",
    "command commands tool tools utility utilities script scripts interpreter library libraries routine routines",
    "package file",
)
# what programs are written in and run on
_TECH = words(
    "html css javascript typescript python java php sql mysql ruby rust scratch linux unix windows android ios",
    "json xml",
    "api apis perl fortran cobol basic pascal matlab latex docker kubernetes git github jquery nodejs django",
    "framework",
    "frameworks frontend backend plugin plugins",
)
# programs, languages, machines' parts, codes, methods, diplomas and papers that are said in capitals
_SIGLES = words(
    "vax pdp dos ram rom cpu gpu unix tops univac eniac edvac illiac fortran cobol algol lisp apl simula gpss",
    "spss sas",
    "ascii ebcdic tcp ip ftp http html lan wan usb pcm pcr elisa bios crt lcd led ctss multics tenex mvs jcl",
    "tso cics tss",
    "dtss os modem cad cam gui sql xml pdf gps gis dna rna mri ct cobol pascal basic prolog snobol mumps rpg bcpl",
    "dma raid vhs dvd pal ntsc midi mpeg jpeg gif tiff bitnet usenet gopher telnet arpanet smtp dns vpn vlsi",
    "ttl cmos nmos",
    "vms scsi iso pcb ddt ela lsat mcat gmat gre sat toefl ielts gcse msw bsw mfa bfa mba edd ged mls mph mpa dsw",
    "ssn pin id mvp gpa als mnd pet ct qa hr iep esl tefl tesol nvq hnd hnc onc ond pgce",
    "hplc nmr gcms anova manova ancova lasso logit rfid lidar sonar radar laser maser loran",
)
_CALLED = words("called named")
_LEAST = 6
_PER_WORDS = 250


def is_program(reading: Reading, first: int, last: int) -> bool:
    """Whether words ``first`` to ``last`` name a program rather than somebody.

    Beside the word for one (FORTRAN programming), or, in a text that speaks of programs throughout,
    as a word of every day that nobody has for a first name.
    """
    if reading.settings.language != "en":
        return False
    if all(
        reading.folds[i] in ("and", "or") or (reading.is_shouted(i) and reading.folds[i] in _SIGLES)
        for i in range(first, last + 1)
    ):
        return True
    if reading.after(last) in _LANGUAGE and reading.is_shouted(last):
        return True
    if reading.after(last) in _TECH and reading.is_capital(last + 1):
        return not any(reading.known(i).is_usual_given for i in range(first, last + 1))
    each = range(first, last + 1, 2)
    joined = all(reading.folds[i] == "and" for i in range(first + 1, last + 1, 2))
    if not joined or not all(map(reading.is_ordinary, each)):
        return False  # Standard Telephones and Cables
    told = reading.vocabulary.introductions - _CALLED | reading.vocabulary.titles
    if reading.before(first) in told:
        return False
    if any(reading.known(i).is_usual_given for i in each):
        return False
    return len(reading.where(_COMPUTING)) >= max(_LEAST, len(reading) // _PER_WORDS)
