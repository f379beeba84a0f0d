"""How the people of French towns are called where the town's name does not tell it, or no suffix rule reaches it."""

from __future__ import annotations

from qualcode.anonymise.vocabulary.vocabulary import words

_MASCULINE = words(
    "ponot carolomacerien bellifontain briochin castelroussin mussipontain deodatien sparnacien audomarois",
    "cristolien lexovien ebroicien alreen bisontin brivadois cadurcien caladois ruthenois pisciacais fidesien",
    "meldois malakoffiot vesigondin vesulien appameen fuxeen luzien moissagais castrais millavois uzetien",
    "salonais martegal ciotaden seynois dracenois frejussien antibois mentonnais gapencais brianconnais romanais",
    "voironnais bergusien privadois aubenassien couramiaud montbrisonnais thiernois sanflorain yssingelais",
    "aubussonnais brivois sarladais arcachonnais auscitain oloronais angoumoisin royannais chatelleraudais",
    "lavallois castrogonterien sabolien alenconnais caennais bayeusain virois avranchinais cherbourgeois dieppois",
    "elbeuvien vernonnais cambresien creillois soissonnais barisien sarrebourgeois haguenovien selestadien dolois",
    "ledonien sanclaudien pontissalien avallonnais montcellien charollais louhannais montluconnais vierzonnais",
    "chatillonnais issoldunois romorantinois dunois pithiverien rambolitain versaillais mantevillois evryen",
    "balbynien bobignien bondynois aulnaysien montreuillois ivryen vitriot creteillois puteolien courbevoisien",
    "rueillois argenteuillais cergyssois agathois setois lunellois ceretan cortenais morlaisien lannionnais",
    "dinannais fougerais pontivyen nazairien castelbriantais ancenien sablais fontenaisien lorientais vannetais",
    "guingampais landerneen douarneniste concarnois quimperlois carhaisien loudeacien paimpolais ploermelais",
    "josselinais guerandais pornicais clissonnais choletais segreen baugeois saumurois flechois mamertin erneen",
    "mayennais evronnais argentanais flerien falaisien honfleurais deauvillais trouvillais pontepiscopien",
    "bernayen andelysien louverien gisorsien eudois treportais yvetotais bolbecais fecampois havrais rouennais",
    "abbevillois peronnais montdidierien noyonnais compiegnois senlisien chantilien clermontois vervinois guisard",
    "hirsonnais laonnois chaunois fourmisien maubeugeois avesnois caudresien denaisien valenciennois amandinois",
    "douaisien roubaisien tourquennois armentierois hazebrouckois bailleulois dunkerquois gravelinois calaisien",
    "boulonnais berckois bethunois lensois sedanais rethelois vouzinois givetois remois epernayen chalonnais",
    "langrois chaumontais bragard troyen romillon verdunois toulois lunevillois messin thionvillois forbachois",
    "sarregueminois spinalien gerardmerois remiremontais colmarien mulhousien guebwillerois thannois belfortain",
    "montbeliardais luronnais morteaucien pontarlien champagnolais arboisien salinois dijonnais beaunois",
    "auxonnais montbardois semurois autunois creusotin tournusien maconnais clunisois paraysien digoinais",
    "nivernais cosnois clamecycois auxerrois jovinien senonais tonnerrois moulinois cussetois riomois issoirien",
    "ambertois aurillacois mauriacois gueretois limougeaud tulliste ussellois bellachon nontronnais riberacois",
    "bergeracois libournais langonais marmandais villeneuvois neracais condomois lectourois tarbais lourdais",
    "bagnerais palois orthezien bayonnais biarrot angloy hendayais dacquois montois biscarrossais saintais",
    "cognacais jonzacais rochefortais rochelais niortais parthenaisien bressuirais thouarsais montmorillonnais",
    "loudunais chinonais lochois amboisien vendomois blesois giennois montargois chartrain drouais nogentais",
    "chateaudunois berruyer albigeois gaillacois mazametain carcassonnais narbonnais limouxin perpignanais",
    "biterrois pezenassien lodevois montpellierain nimois alesien bagnolais beaucairois avignonnais",
    "carpentrassien orangeois cavaillonnais aptesien arlesien istreen martegau aubagnais toulonnais hyerois",
    "grassois cannois nicois dignois manosquin sisteronais embrunais valentinois montilien annoneen roannais",
    "stephanois villefranchois tararien givordin lyonnais bressan burgien gessien annemassien annecien thononais",
    "evianais chamoniard albertvillois chamberien aixois grenoblois bastiais ajaccien calvais sartenais",
)
_FEMININE = (
    ("ien", "ienne"),
    ("een", "eenne"),
    ("yen", "yenne"),
    ("an", "ane"),
    ("in", "ine"),
    ("ain", "aine"),
    ("ois", "oise"),
    ("ais", "aise"),
    ("ot", "ote"),
    ("ard", "arde"),
    ("aud", "aude"),
    ("al", "ale"),
)


def _inflected(form: str) -> set[str]:
    """The masculine and the feminine, one and several."""
    feminine = {f"{form[: -len(one)]}{other}" for one, other in _FEMININE if form.endswith(one)}
    singular = {form, *feminine}
    return singular | {one if one.endswith("s") else f"{one}s" for one in singular}


TOWNSPEOPLE = frozenset(one for form in _MASCULINE for one in _inflected(form))
