"""What the measures of agreement are called, as screens, tables and the command line say it."""

from __future__ import annotations

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
    "boundary_similarity": Message("boundary similarity, B"),
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
