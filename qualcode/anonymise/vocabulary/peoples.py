"""Peoples, languages and faiths that English and French write with a capital and that single nobody out."""

from __future__ import annotations

from qualcode.anonymise.vocabulary.vocabulary import words

PEOPLES = words(
    # the Americas
    "ojibwe navajo cherokee lakota sioux choctaw seminole",
    "apache mohawk inuit metis innu atikamekw quechua aymara",
    "mapuche guarani nahuatl mayan mixtec zapotec haitian guyanese trinidadian bajan barbadian cuban dominican",
    "puerto rican honduran guatemalan salvadoran nicaraguan panamanian peruvian bolivian chilean argentinian",
    "ecuadorian venezuelan colombian acadian cajun creole texan californian minnesotan mississippian virginian",
    "georgian carolinian chicano latino latina hispanic anglo",
    # Africa
    "caucasian caucasians asian asians european europeans latin eskimo eskimos inuit yankee lapp gypsy gypsies",
    "afrikaans esperanto latvian latvians efik ibibio tiv fulani kanuri ijaw urhobo itsekiri",
    "nupe fante ewe dagomba mandinka malinke wolof serer serere",
    "diola bambara dioula mossi bamileke swahili kikuyu luo",
    "luhya kalenjin kamba maasai masai oromo amharic tigrinya",
    "shona ndebele sotho tswana venda tsonga swazi",
    "chichewa bemba lozi nyanja kinyarwanda lingala kikongo arabic",
    "berber tamazight chaoui gambian liberian leonean",
    "ivorian cameroonian congolese rwandan burundian tanzanian",
    "malawian zambian mozambican angolan namibian botswanan",
    "mauritian malagasy comorian zimbabwean pidgin patois",
    # Asia and the Middle East
    "hmong burmese karenni khmer lao thai malay",
    "indonesian javanese sundanese tetum tagalog ilocano cebuano visayan",
    "ilonggo filo malayalam malayali keralite kannada telugu marathi",
    "urdu hindi pashto dari farsi sindhi konkani goan",
    "parsi gurkha newari sinhalese sinhala nepalese tibetan",
    "bhutanese rohingya cantonese mandarin hakka hokkien uyghur",
    "mongolian kazakh uzbek tajik kyrgyz turkmen azeri",
    "chechen yazidi aramaic assyrian coptic yiddish hebrew ladino",
    "israeli palestinian saudi emirati kuwaiti bahraini qatari omani yemeni jordanian",
    # Europe
    "cornish manx gaelic scots frisian flemish sami",
    "swiss austrian belgian luxembourgish maltese cypriot basque catalan",
    "galician andalusian sicilian sardinian spaniard dane swede",
    "finn pole czech moldovan montenegrin kosovan macedonian",
    "belarusian roma romani sinti traveller icelandic faroese ulsterman geordie cockney glaswegian",
    # the Pacific
    "tongan samoan fijian niuean tokelauan papuan tahitian",
    "marquisien paumotu hawaiian pasifika palagi pakeha kanak",
    "caldoche wiradjuri barkindji noongar kamilaroi korean taiwanese singaporean malaysian",
    # faiths
    "lutheran anglican episcopalian pentecostal adventist",
    "mormon jesuit benedictine josephite franciscan carmelite",
    "salesian marist calvinist orthodox buddhist sunni shia",
    "sufi ismaili druze hasidic evangelical unitarian rastafarian",
    "islamic islamist hutterite zoroastrian wiccan pagan moravian congregational congregationalist episcopal apostolic",
    "nonconformist wesleyan shinto taoist confucian hasidim haredi bahai ahmadi ahmadiyya maronite melkite chaldean",
    "alevi salafi wahhabi vedic brahmin dalit ursuline cistercian trappist augustinian redemptorist vincentian oblate",
    "koranic quranic biblical talmudic judaic ecumenical anabaptist huguenot papist atheist agnostic humanist",
    # what people hold with
    "zionist marxist leninist trotskyist maoist stalinist anarchist nationalist unionist loyalist fenian chartist",
    "separatist suffragette abolitionist feminist tory peronist gaullist thatcherite bolshevik menshevik",
)
