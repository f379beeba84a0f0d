"""What the measures of agreement are called, as screens, tables and the command line say it."""

from __future__ import annotations

from qualcode.agreement.unitizing.cuts import CUTS as CUTS
from qualcode.wording import Message

_NAMES = {
    "percent": Message("agreement"),
    "jaccard": Message("Jaccard"),
    "f1": Message("F1 (Dice)"),
    "cohen_kappa": Message("Cohen’s kappa"),
    "scott_pi": Message("Scott’s pi"),
    "fleiss_kappa": Message("Fleiss’ kappa"),
    "conger_kappa": Message("Conger’s kappa"),
    "light_kappa": Message("Light’s kappa"),
    "brennan_prediger": Message("Brennan and Prediger (Bennett’s S)"),
    "gwet_ac1": Message("Gwet’s AC1"),
    "krippendorff_alpha": Message("Krippendorff’s alpha"),
    "krippendorff_alpha_exact": Message("alpha of sets of codes, equal or not"),
    "krippendorff_alpha_jaccard": Message("alpha of sets of codes, Jaccard distance"),
    "krippendorff_alpha_masi": Message("alpha of sets of codes, MASI distance"),
    "pooled_kappa": Message("pooled kappa of all codes"),
    "u_alpha": Message("unitizing alpha, uα"),
    "u_alpha_relevance": Message("unitizing alpha of relevance, |uα"),
    "cu_alpha": Message("unitizing alpha of codes, cuα"),
    "k_u_alpha": Message("unitizing alpha of one code, (k)uα"),
    "gamma": Message("gamma"),
    "alpha_u_2004": Message("older unitizing alpha, αU"),
    "boundary_similarity": Message("boundary similarity, B"),
    "boundary_kappa": Message("kappa of boundaries"),
    "boundary_pi": Message("pi of boundaries"),
    "segmentation_similarity": Message("segmentation similarity, S"),
    "window_diff": Message("WindowDiff"),
    "pk": Message("Pk"),
    "nvivo_percent": Message("NVivo: agreement, mean of sources"),
    "nvivo_kappa": Message("NVivo: kappa, mean of sources"),
    "nvivo_percent_by_size": Message("NVivo: agreement, mean by size"),
    "nvivo_kappa_by_size": Message("NVivo: kappa, mean by size"),
    "maxqda_percent": Message("MAXQDA: agreement of segments"),
    "maxqda_kappa_rk": Message("MAXQDA: kappa RK"),
    "atlasti_holsti": Message("ATLAS.ti: Holsti"),
    "atlasti_c_alpha_binary": Message("ATLAS.ti: c-alpha-binary"),
    "atlasti_Cu_alpha": Message("ATLAS.ti: Cu-alpha"),
}


def measure_name(name: str) -> Message:
    """The name of a measure; its key where it has none."""
    return _NAMES.get(name) or Message(name)


_WHAT_FOR = {
    "boundary_similarity": Message(
        "1 when every cut is the same, near misses counting in part; chance is not taken off "
        "(Fournier 2013)"
    ),
    "boundary_kappa": Message(
        "the same beyond chance, after each coder’s own rate of cuts (Fournier & Inkpen 2012)"
    ),
    "boundary_pi": Message(
        "the same beyond chance, after the mean rate of cuts (Fournier & Inkpen 2012)"
    ),
    "segmentation_similarity": Message(
        "share of places treated alike, cut or not: close to 1 wherever cuts are rare, never to be "
        "quoted alone (Fournier & Inkpen 2012)"
    ),
    "window_diff": Message(
        "an error, 0 is best: windows that hold unlike numbers of cuts, the first coder being the "
        "reference (Pevzner & Hearst 2002)"
    ),
    "pk": Message(
        "an error, 0 is best: windows whose two ends one joins and the other parts, the first "
        "coder being the reference (Beeferman et al. 1999)"
    ),
    "alpha_u_2004": Message(
        "for numbers published before 2016; uα is the present one (Krippendorff 2004)"
    ),
}


def what_for(name: str) -> Message:
    """When a measure of cuts is used, and its source."""
    return _WHAT_FOR[name]
