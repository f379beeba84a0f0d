"""English cue words, folded."""

from __future__ import annotations

from qualcode.anonymise.vocabulary.land_words import ALSO_STREETS_EN, STREETS_EN
from qualcode.anonymise.vocabulary.vocabulary import Vocabulary, words

ENGLISH = Vocabulary(
    language="en",
    titles=words(
        "mr mrs ms miss mister sir dr doctor prof professor father fr sister sr brother br reverend",
        "rev pastor bishop uncle aunt auntie aunty grandma grandpa granny nana nurse matron",
        "councillor cllr pc sergeant sgt inspector constable captain judge justice lord lady dame",
        "imam rabbi deacon canon coach madam senator governor mayor engr chief alhaji alhaja hajia sheikh",
        "mama papa baba nonna nonno colonel major general lieutenant commissioner magistrate elder",
        "doc mister preacher nanny",
        "archbishop cr yiayia barrister attorney hon frau herr provost superintendent mzee pandit",
    ),
    soft_titles=words(
        "husband wife partner son daughter brother sister cousin niece nephew mother father mum mom",
        "dad friend mate colleague neighbour neighbor boss manager supervisor teacher principal",
        "midwife carer called named son grandson granddaughter girlfriend boyfriend fiance twin",
        "workmate crewmate classmate roommate housemate flatmate teammate shipmate bunkmate schoolmate",
        "stepfather stepmother stepson stepdaughter godfather godmother godson goddaughter",
        "student pupil patient lad girl boy baby tutor mentor counsellor counselor vicar priest",
        "brother's aunt uncle tenant landlord secretary receptionist consultant surgeon",
    ),
    abbreviations=words(
        "mr mrs miss ms dr prof st rev fr sr br jr sgt cllr rd ave engr capt lt col gen hon"
    ),
    kin=words(
        "husband wife partner son daughter brother sister cousin niece nephew friend mate boss"
    ),
    possessives=words("my your his her our their its"),
    determiners=words(
        "the a an my your his her our their its this that these those some any each every no one two",
        "three four five six seven eight nine ten first last next other another same old new young",
        "little big poor whole all both such what which",
    ),
    place_prepositions=words(
        "in at from to near around outside towards into of for via between over"
    ),
    strong_place_prepositions=words("in at from near to outside"),
    place_words=words(
        "town village city county parish area estate suburb live lives lived living born moved",
        "grew raised based went back drove drive commute visit",
    ),
    organisations=words(
        "hospital infirmary clinic surgery practice school college academy university primary",
        "nursery church chapel mosque temple synagogue parish project centre center trust charity",
        "foundation association society union club hotel pub cafe restaurant farm dairy mart",
        "company firm factory shop store library museum theatre cinema court station prison jail",
        "barracks hall house home hostel shelter refuge ward unit department institute council",
        "marae gurdwara masjid mandir kirk",
        "group team bank post pharmacy chemist cooperative co-op partnership network agency",
    ),
    qualifiers=words("the of for and national general royal community primary secondary high"),
    particles=words("of the and de la le for on upon in at under by"),
    name_particles=words(
        "de la le van von der den ter el al bin ben da dos di del ní ni o mac y yr"
    ),
    streets=STREETS_EN | ALSO_STREETS_EN,
    speech_verbs=words(
        "s is was has had did does said says told tells came comes went goes rang asked wants wanted",
        "and who he she would will could can might must never always just really still used got gets",
        "lives lived works worked knows knew left stayed thinks thought",
    ),
    eponyms=words(
        "act law plan report disease syndrome method scale score test effect prize model review",
        "inquiry programme program app brand software",
    ),
    institutional=words(
        "permanent sheriff chancellor prime",
        "department health education social services council county city national service board",
        "union government ministry minister secretary home office foreign human resources",
        "chief executive officer nurse doctor teacher head deputy principal police court crown",
        "state federal local authority child protection children adult care mental community",
        "public general primary secondary school high year class special needs support worker",
        "interview transcript participant researcher interviewer question english maths science",
        "history religious studies physical green paper white board governors parents association",
        "world war human rights first second third vice president director manager trust",
    ),
    function_words=words(
        "i me my you he she it we they a an the and or but so if of in on at to for from by with as",
        "is are was were be been am do does did have has had will would can could not no yes s t d ll",
        "re ve m this that these those there here what who when where why how which",
        # what links a sentence to the one before
        "thereafter hereafter thereupon whereupon furthermore moreover hitherto henceforth heretofore albeit afterward",
        "afterwards beforehand hence thence whence thereby therein herein anyhow anyplace overall altogether alongside",
        "straightaway straightway yonder alas amen thrice plus whichever whomever lest irrespective given nonetheless",
        "nevertheless notwithstanding whereas likewise besides meantime nowadays",
    ),
    roles=words("nurse doctor teacher interviewer researcher participant"),
)
