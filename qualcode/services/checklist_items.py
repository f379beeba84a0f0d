"""The items of COREQ and SRQR: topic by its name there, question and advice in our words.

Tong A, Sainsbury P, Craig J. Int J Qual Health Care 2007;19:349-357 (COREQ).
O'Brien BC et al. Acad Med 2014;89:1245-1251 (SRQR).
"""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.checklist import Checklist
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """An item: its number and how it is cited, its domain and topic, what it asks, an advice.

    ``evidence`` names what the study can say of it, ``part`` the part of the report that shows it.
    """

    number: int
    domain: Message
    topic: Message
    question: Message
    advice: Message
    evidence: tuple[str, ...] = ()
    part: str = ""
    prefix: str = ""

    @property
    def cited(self) -> str:
        """As it is cited: 12, S8."""
        return f"{self.prefix}{self.number}"


TITLES = {
    Checklist.COREQ: Message("COREQ: reporting of interviews and focus groups"),
    Checklist.SRQR: Message("SRQR: reporting of qualitative research"),
}
SOURCES = {
    Checklist.COREQ: "Tong A, Sainsbury P, Craig J. Int J Qual Health Care 2007;19:349-357",
    Checklist.SRQR: "O’Brien BC et al. Acad Med 2014;89:1245-1251",
}

_TEAM = Message("Research team and reflexivity")
_DESIGN = Message("Study design")
_FINDINGS = Message("Analysis and findings")

_COREQ = (
    ChecklistItem(1, _TEAM, Message("Interviewer/facilitator"),
        Message("Who led the interviews or the groups?"),
        Message("Name who interviewed whom, by initials if you wish."), ("interviewers",)),
    ChecklistItem(2, _TEAM, Message("Credentials"),
        Message("Which degrees and titles did the researchers hold?"),
        Message("Give the degree of each researcher at the time of the study.")),
    ChecklistItem(3, _TEAM, Message("Occupation"),
        Message("What was their work during the study?"),
        Message("Say what each researcher did for a living: trainee, practitioner, lecturer…")),
    ChecklistItem(4, _TEAM, Message("Gender"),
        Message("Were the researchers women or men?"),
        Message("State the gender of those who interviewed; it may have weighed on what was said.")),
    ChecklistItem(5, _TEAM, Message("Experience and training"),
        Message("What had they learnt and done in qualitative research before?"),
        Message("Courses, earlier studies, who supervised the method.")),
    ChecklistItem(6, _TEAM, Message("Relationship established"),
        Message("Did interviewer and participants know each other before?"),
        Message("Say how they knew each other, or that they did not, and since when.")),
    ChecklistItem(7, _TEAM, Message("Participant knowledge of the interviewer"),
        Message("What did participants know of the researcher and of the reasons for the study?"),
        Message("Say what the information sheet and the first contact told them.")),
    ChecklistItem(8, _TEAM, Message("Interviewer characteristics"),
        Message("Which leanings, interests and assumptions of the interviewer are stated?"),
        Message("Write down what you expected to hear before the first interview, and why; keep a reflexive memo."),
        ("reflexive",), "methods"),
    ChecklistItem(9, _DESIGN, Message("Methodological orientation and theory"),
        Message("On which approach does the analysis rest?"),
        Message("Name the approach with its authors, and why it fits the question."),
        ("approach",), "methods"),
    ChecklistItem(10, _DESIGN, Message("Sampling"),
        Message("How were participants chosen?"),
        Message("Purposive, by acquaintance, by networks…; and on which features you sought variation."),
        ("variation", "power"), "participants"),
    ChecklistItem(11, _DESIGN, Message("Method of approach"),
        Message("How were they contacted?"),
        Message("By mail, by telephone, in person; by whom; how often again.")),
    ChecklistItem(12, _DESIGN, Message("Sample size"),
        Message("How many took part?"),
        Message("Enter participants and interviews in the study."),
        ("size",), "participants"),
    ChecklistItem(13, _DESIGN, Message("Non-participation"),
        Message("How many refused or left, and why?"),
        Message("Count those who were asked, refused or withdrew; give reasons where they gave any.")),
    ChecklistItem(14, _DESIGN, Message("Setting of data collection"),
        Message("Where did the interviews take place?"),
        Message("Enter the kind of place of each interview: practice, home, by video…"),
        ("places",), "interviews"),
    ChecklistItem(15, _DESIGN, Message("Presence of non-participants"),
        Message("Was anybody else in the room?"),
        Message("Say who, or that nobody was.")),
    ChecklistItem(16, _DESIGN, Message("Description of sample"),
        Message("What matters about the participants, and when were they met?"),
        Message("Fill in the participants’ table: what varies and bears on the question."),
        ("described", "dates"), "participants"),
    ChecklistItem(17, _DESIGN, Message("Interview guide"),
        Message("Which questions and prompts were used, and were they tried out?"),
        Message("Import the guide with its versions; say which interview served as a trial."),
        ("guide",), "guide"),
    ChecklistItem(18, _DESIGN, Message("Repeat interviews"),
        Message("Was anybody interviewed again?"),
        Message("Say how many, or that nobody was."), ("repeats",), "interviews"),
    ChecklistItem(19, _DESIGN, Message("Audio/visual recording"),
        Message("Was sound or image recorded?"),
        Message("Say with what, and when recordings are destroyed."), ("recorded",), "methods"),
    ChecklistItem(20, _DESIGN, Message("Field notes"),
        Message("Were notes taken during or after the interviews?"),
        Message("Say when and by whom; bring observation notes in as sources."), ("notes",), "methods"),
    ChecklistItem(21, _DESIGN, Message("Duration"),
        Message("How long were the interviews?"),
        Message("Enter the duration of each interview."), ("durations",), "interviews"),
    ChecklistItem(22, _DESIGN, Message("Data saturation"),
        Message("Is saturation discussed, and by which rule?"),
        Message("Name the rule with its parameters, or say why saturation is not the aim."),
        ("saturation",), "saturation"),
    ChecklistItem(23, _DESIGN, Message("Transcripts returned"),
        Message("Did participants get their transcript to correct or comment?"),
        Message("Note what you send under Participant checking, or say that nothing was sent."),
        ("returned",), "methods"),
    ChecklistItem(24, _FINDINGS, Message("Number of data coders"),
        Message("How many people coded?"),
        Message("Say who coded what, and how differences were settled."),
        ("coders", "rounds"), "methods"),
    ChecklistItem(25, _FINDINGS, Message("Description of the coding tree"),
        Message("Is the tree of codes shown?"),
        Message("Put the codebook in an annex, or the tree as a figure."), ("tree",), "codebook"),
    ChecklistItem(26, _FINDINGS, Message("Derivation of themes"),
        Message("Were themes set beforehand or drawn from the material?"),
        Message("Say it, and how codes became themes."), ("approach", "derivation"), "methods"),
    ChecklistItem(27, _FINDINGS, Message("Software"),
        Message("Which program managed the material?"),
        Message("Give its name and version."), ("software",), "methods"),
    ChecklistItem(28, _FINDINGS, Message("Participant checking"),
        Message("Did participants say what they thought of the findings?"),
        Message("Note what you send under Participant checking, or say that nothing was sent."),
        ("fed_back",), "methods"),
    ChecklistItem(29, _FINDINGS, Message("Quotations presented"),
        Message("Are findings shown by quotations, each with its participant?"),
        Message("Pick extracts for the report; each is printed with who said it."),
        ("quotations",), "results"),
    ChecklistItem(30, _FINDINGS, Message("Data and findings consistent"),
        Message("Do the findings follow from what was said?"),
        Message("Check that every theme rests on extracts of several participants."),
        ("grounding",), "results"),
    ChecklistItem(31, _FINDINGS, Message("Clarity of major themes"),
        Message("Do the main themes stand out?"),
        Message("Give each main theme a heading and a paragraph of analysis."),
        ("themes", "analysis"), "results"),
    ChecklistItem(32, _FINDINGS, Message("Clarity of minor themes"),
        Message("Are lesser themes and contrary cases told?"),
        Message("Mark extracts that speak against their code as divergent, and discuss them."),
        ("divergent",), "results"),
)  # fmt: skip

_HEAD = Message("Title and abstract")
_INTRODUCTION = Message("Introduction")
_METHODS = Message("Methods")
_RESULTS = Message("Results")
_DISCUSSION = Message("Discussion")
_OTHER = Message("Other")


def _srqr(
    number: int, domain: Message, topic: Message, question: Message, advice: Message,
    evidence: tuple[str, ...] = (), part: str = "",
) -> ChecklistItem:  # fmt: skip
    return ChecklistItem(number, domain, topic, question, advice, evidence, part, "S")


_SRQR = (
    _srqr(1, _HEAD, Message("Title"),
        Message("Does the title say what was studied and that the study is qualitative?"),
        Message("Name the approach or the way of collecting in the title."), ("title",), "title"),
    _srqr(2, _HEAD, Message("Abstract"),
        Message("Does the abstract tell background, aim, method, results and conclusion?"),
        Message("Write it last; keep the headings the journal or university asks for.")),
    _srqr(3, _INTRODUCTION, Message("Problem formulation"),
        Message("Why does the matter deserve a study, and what is known already?"),
        Message("Tell what earlier work leaves open.")),
    _srqr(4, _INTRODUCTION, Message("Purpose or research question"),
        Message("What was the study to find out?"),
        Message("Write question and objectives in the overview of the study."),
        ("question",), "title"),
    _srqr(5, _METHODS, Message("Qualitative approach and research paradigm"),
        Message("Which approach and which view of knowledge guide the study, and why?"),
        Message("Name the approach with its authors and your stance."), ("approach",), "methods"),
    _srqr(6, _METHODS, Message("Researcher characteristics and reflexivity"),
        Message("What of the researchers may have shaped the study?"),
        Message("Training, position, ties to the participants, expectations; what you did about them."),
        ("reflexive",), "methods"),
    _srqr(7, _METHODS, Message("Context"),
        Message("In which setting did it take place, and what about it matters?"),
        Message("Describe the places and the time, without naming anybody."), ("places", "sites"),
        "interviews"),
    _srqr(8, _METHODS, Message("Sampling strategy"),
        Message("How were participants or events chosen, and when was it enough?"),
        Message("Say on which features you sought variation, and which rule ended the collection."),
        ("variation", "power", "saturation"), "participants"),
    _srqr(9, _METHODS, Message("Ethical issues pertaining to human subjects"),
        Message("Who approved the study, how was consent given, how are people protected?"),
        Message("Give the committee and number; tell how names were replaced and where the key is kept."),
        ("consent", "pseudonyms"), "methods"),
    _srqr(10, _METHODS, Message("Data collection methods"),
        Message("What was collected, how and when, and what changed on the way?"),
        Message("Give the dates and kinds of interviews, and each change of the guide."),
        ("dates", "guide", "notes"), "interviews"),
    _srqr(11, _METHODS, Message("Data collection instruments and technologies"),
        Message("Which guide and which devices were used?"),
        Message("Put the guide in an annex; name recorder and program."), ("guide", "recorded"), "guide"),
    _srqr(12, _METHODS, Message("Units of study"),
        Message("How many and what kind of participants, documents or events?"),
        Message("Enter participants and interviews in the study."), ("size", "described"),
        "participants"),
    _srqr(13, _METHODS, Message("Data processing"),
        Message("How was the material transcribed, stored, checked and made pseudonymous?"),
        Message("Say who transcribed and how it was verified."), ("texts", "pseudonyms", "software"),
        "methods"),
    _srqr(14, _METHODS, Message("Data analysis"),
        Message("How were codes and themes made, and by whom?"),
        Message("Tell the steps from reading to themes."), ("coders", "derivation", "tree"), "methods"),
    _srqr(15, _METHODS, Message("Techniques to enhance trustworthiness"),
        Message("What was done so that the analysis can be trusted?"),
        Message("Triangulation of coders, participant checking, memos, an audit trail."),
        ("rounds", "returned", "fed_back", "trail"), "triangulation"),
    _srqr(16, _RESULTS, Message("Synthesis and interpretation"),
        Message("What are the main findings, and what do they mean?"),
        Message("Give each main theme a heading and a paragraph of analysis."),
        ("themes", "analysis"), "results"),
    _srqr(17, _RESULTS, Message("Links to empirical data"),
        Message("Which quotations and notes bear the findings out?"),
        Message("Pick extracts for the report; each is printed with who said it."),
        ("quotations", "grounding"), "results"),
    _srqr(18, _DISCUSSION,
        Message("Integration with prior work, implications, transferability, and contribution(s) to the field"),
        Message("How do the findings stand to what is known, and where do they hold?"),
        Message("Compare with earlier work; say what the findings add and for whom.")),
    _srqr(19, _DISCUSSION, Message("Limitations"),
        Message("What limits how far the findings can be trusted and carried over?"),
        Message("Sampling, a single coder, no participant checking…; and what they change."),
        ("limits",), "methods"),
    _srqr(20, _OTHER, Message("Conflicts of interest"),
        Message("Which interests might have weighed on the study?"),
        Message("State them, or that there are none.")),
    _srqr(21, _OTHER, Message("Funding"),
        Message("Who paid, and what part did they take?"),
        Message("Name the funder and its role, or say that there was none.")),
)  # fmt: skip

ITEMS: dict[Checklist, tuple[ChecklistItem, ...]] = {Checklist.COREQ: _COREQ, Checklist.SRQR: _SRQR}
