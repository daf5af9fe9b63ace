"""The words of radiology reports that name a place, a side, or something that is no place of a gland.

Each line is a kind, a pattern and what it stands for; of two that fit at one point the earlier line wins, so
longer and more particular wordings stand first. The text is lower case by then, with American spelling and
without hyphens.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final, NamedTuple

from imaging.anatomy.perrier import PERRIER
from imaging.anatomy.sites import GRAFT_PLACES, MEDIASTINAL_PLACES

LETTER_MARK: Final = "¤"  # stands before a Perrier letter
NO_GLAND_MARK: Final = "¬"  # stands for a thyroid nodule and whatever else is no gland by its bare name
FADED_MARK: Final = "※"  # stands for an early uptake that washes out or is not retained
CODE_MARK: Final = "§"  # stands before the number of a site code


class TokenKind(Enum):
    SIDE = auto()
    GLAND = auto()  # a normal position, which a place named in the same clause replaces
    PLACE = auto()
    LETTER = auto()  # Perrier's, which needs a side
    CODE = auto()
    SHORT = auto()  # RL and the like: a side and a normal position in one
    NECK = auto()  # adds nothing but tells that a side means the neck
    MUSCLE = auto()  # a landmark, unless a graft lies in it
    GRAFT = auto()
    SKIP = auto()  # vessel, nerve or node, with the side beside it
    BESIDE = auto()  # a place, or what is no gland, that the lesion only lies beside, or apart from
    SHEATH = (
        auto()
    )  # along a vessel or nerve of the carotid sheath, which is the place where no other is named
    LEVEL = auto()  # the normal position that follows is a height
    EXTENT = auto()  # what follows is only what the lesion reaches
    NOT = auto()  # denies up to the next comma
    NONE = auto()  # denies through a list
    DENIED = auto()  # denies the phrase around it
    GONE = auto()  # denies the phrase around it and, where that names no place, what it follows
    EXPLAINED = auto()  # says that it is no gland, and reaches as far as GONE
    HARMLESS = auto()  # as DENIED, for what is no gland
    CORRECTED = auto()  # what its sentence has said so far should read otherwise
    FOUND = auto()  # ends a denied list
    GLANDULAR = auto()  # as FOUND, and calls it a parathyroid lesion
    BUT = auto()
    JOIN = auto()
    COMMA = auto()
    STOP = auto()
    OPEN = auto()
    CLOSE = auto()
    UNSURE = auto()  # the normal position named is not the one meant
    AMBIGUOUS = auto()  # the side cannot be told
    FILLER = auto()
    ORGAN = auto()  # another organ: it says nothing, but a position before it is its own
    NUMBER = auto()  # of an image or a level: as little known as a strange word
    STRANGE = auto()
    DOUBTED = auto()  # a position that a strange word follows, so that it may be of something else


class LexiconEntry(NamedTuple):
    kind: TokenKind
    pattern: str
    value: tuple[str, ...] = ()


_SIDE: Final = r"(?:left|right|lt|rt|l|r|bilateral)"
_POSITION: Final = r"(?:upper|lower|superior|inferior|mid|middle)"
_NEAR: Final = rf"(?:{_SIDE} )?(?:sided )?"
_BESIDE: Final = r"(?:(?: (?:on|of|at) (?:the )?| ?, ?| )(?:left|right)(?: side)?(?= ?(?:$|[.;,)])))?"
_FINE: Final = (
    r"(?:(?:superior|inferior|middle|mid|upper|lower|common|internal|external|proximal|distal|anterior|"
    r"posterior|"
    r"medial|lateral|main|deep|central) )*"
)
_ROMAN: Final = r"(?:vii|vi|iv|v|iii|ii|i|[1-7])[abc]?"
_LEVELS: Final = rf"{_ROMAN}(?:(?: ?[,/] ?| (?:(?:to|and|or) )?){_ROMAN})*"
_NODES: Final = r"(?:lymph ?nod(?:es?|al)|nodes?|nodal|(?:lymph)?adenopathy)"
_MEDIASTINUM: Final = r"mediastin(?:um|al)"
_LIFTED: Final = r"(?:(?:upper|superior|lower|inferior) )?"
_SINCE: Final = (
    r"(?:(?:it|this|that|these|they|which|now|then|later|since|meanwhile|currently|already|previously|"
    r"subsequently|"
    r"apparently|completely|entirely|fully|surgically|is|was|are|were|has|have|had|been) )*"
)
_REMOVAL: Final = r"(?:resection|removal|excision|extirpation|ablation)"
# What a candidate turns out to be instead of a gland, and the words that say so. A possibility is no verdict.
_QUALITIES: Final = (
    r"(?:(?:benign|reactive|small|tiny|large|enlarged|prominent|normal|simple|colloid|cystic|cervical|"
    r"exophytic|"
    r"known|dominant|nodular|multinodular|toxic|hyperfunctioning|autonomous|hot|cold|solid|complex|calcified|"
    r"bulky|residual|remaining|hypoechoic|hyperechoic|isoechoic|partially|previously|biopsied|stable|"
    r"surgical|metallic|metal|retained) )*"
)
_ELSE: Final = (
    rf"{_QUALITIES}(?:{_NODES}|{NO_GLAND_MARK}|cysts?|(?:angio)?lipomas?|"
    r"ha?ematomas?|scars?|(?:esophageal )?diverticul(?:um|a))"
)
_LIKELY: Final = r"(?:most |more |very )?(?:likely|probabl[ey]|presumabl[ey]|presumed)"
_VERDICT: Final = (
    rf"(?:(?:it|this|that|which|these|they) )?(?:{_LIKELY}|is|was|are|were|"
    r"(?:has|have) been|to be|represents?|representing|represented|"
    r"consistent with|compatible with|suggestive of|typical of|favou?r(?:s|ed|ing)|considered|interpreted as|"
    r"appears?|proved|proven|confirmed|turned out|turns out|correspond(?:s|ed|ing)? (?:to|with)|known|"
    r"match(?:es|ed|ing)?(?: (?:to|with))?|correlat(?:es|ed|ing) (?:to|with)|in keeping with|due to|"
    r"secondary to|"
    r"because of|caused by|related to|attribut(?:ed|able) to|explained by|account(?:s|ed)? for by|"
    r"accounted for by|coincid(?:es|ing) with|identical (?:to|with))"
    rf" (?:(?:{_LIKELY}|be|been|to|as|represent|represents|by|with|considered|proved|proven|confirmed|now|"
    rf"known) )*"
    rf"(?:an? |the |her |his |this |that )?(?:{_SIDE} )?(?:{_POSITION} )?(?:pole )?"
)
_INSTEAD: Final = rf"{_ELSE}(?: (?:or|and|/|vs|versus) (?:an? )?{_ELSE})?(?! (?:or|vs|versus|/) )"
_SAMPLED: Final = (
    r"(?:fna[bc]?|(?:fine needle )?(?:aspirat\w+|biops(?:y|ies))|cytology|histology|(?:histo)?pathology|"
    r"frozen section)"
)
_OPERATED: Final = r"(?:(?:surgical |re ?)?exploration|(?:re ?)?operation|surgery)"
_AT_START: Final = (
    rf"(?:(?<=[,;.(] )|(?<=but )){_SINCE}(?:(?:gland|adenoma|candidate|lesion|focus|nodule) )?{_SINCE}"
)
_THYROID_ITSELF: Final = (
    rf"(?=(?:{_SIDE} )?(?:thyroid|lobe of (?:the )?(?:{_SIDE} )?thyroid)(?: lobe| gland| parenchyma)?\b"
    r"(?! (?:nodul|adenoma|cyst|remnant|tissue|isthm|notch|goit|bed|fossa|region|area|cartilage|surgical|"
    r"upper|lower|superior|inferior|mid|pole|lobectomy)))"
)
_POLE_NEXT: Final = (
    rf"(?=(?:{_SIDE} )?(?:thyroid )?(?:thyroid|lobe|superior|inferior|upper|lower|pole|mid)\b)"
)
_THYROID_WORD: Final = (
    r"(?:(?:thyroid|hemithyroid)(?! cartilage)|\w*thyroidectomy|lobes?|poles?|glands?|parathyroids?|bed)\b"
)
_UNDER: Final = r"(?:inferior to|below|beneath|caudal to) (?:the )?"
_OVER: Final = r"(?:superior to|above|cranial to|cephalad to) (?:the )?"
_APART: Final = (
    r"(?:outside|(?:away|separate|separated|distinct|remote) from|spar(?:ing|es)) (?:of )?(?:the )?"
)
_BY: Final = (
    rf"(?:{_UNDER}|{_OVER}|{_APART}|(?:(?:medial|lateral|anterior|posterior|ventral|dorsal|superficial|"
    rf"deep|adjacent|"
    r"next|close|distal|proximal|opposite|caudad|infero\w+|supero\w+|postero\w+|antero\w+) to|near|beside|"
    r"abut(?:ting|s)|behind|under|underneath|between|in front of|alongside|overlying|underlying|"
    r"contiguous with|"
    r"touching|displacing|indenting|compressing|in contact with|contacting|retracting|away from|apart "
    r"from|off) "
    r"(?:the )?)"
)
# Along what runs in the carotid sheath.
_ALONG: Final = (
    r"(?:beside|alongside|along|behind|adjacent to|next to|posterior to|dorsal to|deep to|"
    r"abut(?:ting|s)) (?:the )?"
)
_OTHER_ORGAN: Final = (
    r"(?:esophag\w+|\w*trache\w*|larynx|laryn\w+|cricoid|hyoid|\w*pharyn\w+|cartilage|thyroid (?:notch|"
    r"cartilage|"
    r"isthmus|horn|cornu)|isthmus|strap|stern(?:al|um)|manubri\w+|sterno ?(?:cleido ?mastoid|thyroid|"
    r"hyoid)|scm|"
    r"omo ?hyoid|platysma|scalen\w+|trapezius|longus|constrictors?|digastric|masseter|pector\w+|muscles?|"
    r"chest|thora\w+|lungs?|arms?|abdom\w+|spine|extremity|extension|parotid\w*|salivary|sublingual|"
    r"kidneys?|renal|"
    r"spleen|liver|tonsils?|tongue|breasts?|clavic\w+|ribs?|vertebra\w*|jaw|mandib\w+|notch)"
)
_SALIVARY: Final = (
    r"(?:(?:salivary|parotid|sublingual|sub ?mandibular)(?: salivary)? (?:glands?|tissue|activity)|parotids?|"
    r"salivary glands?)"
)
_TRACED: Final = r"(?:uptake|activity|tracer|radiotracer|avidity|retention|accumulation)"
_LANDMARK: Final = rf"(?:an? |the |this |that |any )?{_NEAR}(?:{_POSITION} )?(?:poles? (?:of (?:the )?)?)?"
_POSSIBLY: Final = (
    r"(?:possibl[ey]|(?:can ?not|not) (?:be )?(?:entirely |completely )?(?:excluded?|ruled? out|"
    r"differentiated from)|"
    r"differential(?: diagnosis)?(?: is| includes?| of| with)?|favou?r\w*(?: \w+)? over|mimics?|(?:could|"
    r"may|might|can) (?:also )?(?:be|represent)|questionable|question of|less likely|"
    r"unlikely(?: to be| to represent)?|not likely(?: to be| to represent)?|mimicking|simulating|resembling)"
)
_NOT_IT: Final = (
    r"(?:is |was |are |also |seems? |considered )*(?:less likely|unlikely|not likely|(?:not|less) "
    r"favou?red|excluded|ruled out|possible|"
    r"(?:can ?not be|not) (?:entirely |completely )?(?:excluded|ruled out)|in the differential|nearby|"
    r"adjacent|alongside|"
    r"(?:anterior|posterior|superior|inferior|medial|lateral|next|adjacent|close) to (?:it|this|that|them))"
)
_BESIDE_IT: Final = (
    r"(?:with |and )?(?:an? |the )?(?:adjacent|nearby|neighbou?ring|surrounding|coexist\w+|concurrent|"
    r"concomitant|"
    r"separate|background(?: of)?|in the (?:setting|presence) of)"
)
_TWO_TRACERS: Final = r"(?:(?:radio ?)?tracers?|radiopharmaceuticals?|isotopes?|radionuclides?)"
_THYROID_TRACER: Final = (
    r"(?:(?:the )?(?:tc ?99m )?pertechnetate|(?:the )?(?:radio)?iodine|(?:the )?i ?123|(?:the )?thyroid "
    r"(?:scan|"
    r"phase|images?|tracer|scintigra\w+)|(?:the )?other tracer)"
)
#: Words of explanation, read as if absent where the nature of a finding is known.
EXPLAINING: Final = re.compile(
    rf"(?<!\w)(?:{_QUALITIES}(?:{_NODES}|{NO_GLAND_MARK})|correspond(?:s|ed|ing)?(?: to| with)?|"
    rf"match(?:es|ed|ing)?|known|"
    rf"(?:due|secondary|attribut(?:ed|able)) to|correlat(?:es|ing) with|in keeping with|"
    rf"(?:in|within|over|of) (?:the )?(?={_NEAR}sub ?mandibular)|(?<=mandibular )(?:salivary )?glands?)(?!\w)"
)

# Places that replace a normal position in their clause.
_PLACES: Final[dict[str, tuple[str, ...]]] = {
    rf"{_LIFTED}(?:antero ?superior|anterior(?: superior| upper)?) {_MEDIASTINUM}": ("anterior_mediastinum",),
    rf"{_LIFTED}(?:postero ?superior|posterior(?: superior| upper)?) {_MEDIASTINUM}": (
        "posterior_mediastinum",
    ),
    rf"(?:middle|mid) {_MEDIASTINUM}": ("middle_mediastinum",),
    rf"{_LIFTED}{_MEDIASTINUM}": MEDIASTINAL_PLACES,
    r"aort(?:o|ico|ic) ?pulmonary(?: window)?|a ?p window|apw": ("aortopulmonary_window",),
    r"(?:intra ?)?pericardi(?:al|um)": ("pericardial",),
    r"retro ?sternal|sub ?sternal|retro ?manubrial|pre ?vascular|"
    r"(?:behind|posterior to|dorsal to|deep to|beneath) (?:the )?(?:manubrium|sternum)(?! notch)": (
        "anterior_mediastinum",
    ),
    r"tracheoesophageal (?:groove|sulcus)|t ?e groove|teg|"
    r"between (?:the )?(?:(?:cervical|upper|proximal) )?trachea and (?:the )?"
    r"(?:(?:cervical|upper|proximal) )?esophagus|"
    r"between (?:the )?(?:(?:cervical|upper|proximal) )?esophagus and (?:the )?"
    r"(?:(?:cervical|upper|proximal) )?trachea": ("tracheoesophageal_groove",),
    r"retroesophageal|(?:behind|posterior to|dorsal to) (?:the )?esophagus": ("retroesophageal",),
    r"paraesophageal": ("paraesophageal",),
    r"retro ?pharyngeal|(?:behind|posterior to|dorsal to) (?:the )?pharynx": ("retropharyngeal",),
    r"carotid (?:sheath|space)": ("carotid_sheath",),
    rf"sub ?mandibular|(?:jaw|mandibular) angle|"
    rf"angle of (?:the )?(?=(?:{_SIDE} )?(?:jaw|mandible)\b)": ("submandibular",),
    r"para ?pharyngeal": ("parapharyngeal",),
    r"p[iy]riform (?:sinus(?:es)?|fossae?|recess(?:es)?)": ("pyriform_sinus",),
    r"thyro ?thymic(?: (?:ligament|tract))?": ("thyrothymic_ligament",),
    r"(?:intra ?)?thymic|(?:cervical )?thymus": ("intrathymic",),
    rf"intra ?thyroid(?:al)?|thyroid parenchyma|"
    rf"(?:within|inside|in) (?:the )?(?:substance of (?:the )?)?{_THYROID_ITSELF}": ("intrathyroidal",),
}

ENTRIES: Final = (
    LexiconEntry(TokenKind.CODE, rf"{CODE_MARK}\d+"),
    *(
        LexiconEntry(TokenKind.LETTER, LETTER_MARK + letter.lower(), places)
        for letter, places in PERRIER.items()
    ),
    # What the lesion only may be, or lies beside, explains nothing.
    LexiconEntry(
        TokenKind.BESIDE,
        rf"{_POSSIBLY} {_LANDMARK}{_QUALITIES}{NO_GLAND_MARK}{_BESIDE}|{_QUALITIES}{NO_GLAND_MARK} {_NOT_IT}|"
        rf"{_BY}{_LANDMARK}{_QUALITIES}{NO_GLAND_MARK}{_BESIDE}|"
        rf"{_BESIDE_IT} {_QUALITIES}{NO_GLAND_MARK}{_BESIDE}|(?<=ectomy )for {_QUALITIES}{NO_GLAND_MARK}|"
        rf"{_BY}{_LANDMARK}{_SALIVARY}{_BESIDE}",
    ),
    # What is gone, or called something else. Words that seem to say so and do not stand first.
    LexiconEntry(TokenKind.FILLER, rf"there (?:is|was|are|were)(?= )|less {_LIKELY}|(?:un|not )likely to be"),
    LexiconEntry(
        TokenKind.FILLER,
        r"(?:for|before|prior to|plan(?:ned|ning)?|scheduled|recommend(?:ed|s|ing)?) "
        rf"(?:surgical )?{_REMOVAL}|"
        rf"despite {NO_GLAND_MARK}|"
        r"(?:partial(?:ly)?|incomplete(?:ly)?) resol(?:ved|ution)",
    ),
    LexiconEntry(TokenKind.JOIN, rf"or {_LIKELY} (?=(?:an? )?{_ELSE}(?!\w))", ("or",)),
    LexiconEntry(TokenKind.JOIN, rf"(?:and|vs|versus|plus|/) {_LIKELY} (?=(?:an? )?{_ELSE}(?!\w))"),
    LexiconEntry(
        TokenKind.GONE,
        rf"{_SINCE}(?:resolved|disappeared|vanished|gone)|(?:has|have) cleared|"
        r"no longer (?!than\b)\w+|no more (?:seen|visible|avid|present|identified|detected)|"
        r"(?:complete|spontaneous|interval) resolution(?! of)|non ?diagnostic|spurious|false positive|"
        r"(?:(?:was|is|could|can) )?(?:not|cannot) (?:be )?(?:\w+ )?confirmed|unconfirmed|"
        rf"{_AT_START}(?:removed|resected|excised|ablated)|"
        rf"negative (?:on|at|by) (?:(?:the|prior|previous|repeat|last|first) )*(?:{_SAMPLED}|{_OPERATED})|"
        rf"negative {_SAMPLED}|"
        rf"(?:{_SAMPLED}|{_OPERATED}) {_SINCE}negative(?! for (?:malignan|carcinoma|cancer|metasta))",
    ),
    LexiconEntry(
        TokenKind.CORRECTED,
        r"(?:which |this |it )?should (?:instead |now )?(?:have )?(?:been |be )?read(?: as)?",
    ),
    LexiconEntry(TokenKind.EXPLAINED, FADED_MARK),
    LexiconEntry(
        TokenKind.EXPLAINED,
        rf"(?:match(?:ed|es|ing)?|concordant)(?: \w+){{0,2}}? (?:on|in|with|by|of|for|between|to) "
        rf"(?:(?:the )?(?:both|two) {_TWO_TRACERS}|{_THYROID_TRACER})(?: (?:uptake|activity|images?|"
        rf"scans?))?|"
        rf"match(?:ed|es|ing) {_THYROID_TRACER}(?: (?:uptake|activity|images?))?|"
        rf"(?:seen|present|visible|avid|uptake|positive)(?: \w+){{0,1}}? (?:on|in|with|for|of) (?:the "
        rf")?both {_TWO_TRACERS}",
    ),
    LexiconEntry(TokenKind.EXPLAINED, rf"{_VERDICT}{_INSTEAD}|(?<=\( )(?:an? )?{_INSTEAD}(?= \))"),
    LexiconEntry(
        TokenKind.GLANDULAR,
        r"(?:adenomas?|candidates?|lesions?|mass|parathyroids?(?: glands?)?|ectopic glands?) (?:located |"
        r"lying )?"
        rf"(?:in|within) (?:the )?(?={_NEAR}sub ?mandibular)",
    ),
    LexiconEntry(
        TokenKind.EXPLAINED,
        rf"(?:in|within|over|{_TRACED} of) (?:both |the )*{_NEAR}(?:(?:parotids?|sub ?mandibular|"
        rf"sublingual)(?: glands?)? "
        rf"(?:and|or|[/,]) )*{_SALIVARY}|{_SALIVARY} {_TRACED}",
    ),
    LexiconEntry(TokenKind.SKIP, rf"(?:^|(?<=[,;.(] )){_NEAR}sub ?mandibular glands?(?= ?(?:$|[.;,)]))"),
    LexiconEntry(
        TokenKind.GONE,
        rf"(?:{_REMOVAL}|resolution|disappearance) of|{_REMOVAL}(?= {_SIDE}\b)",
        ("list",),
    ),
    LexiconEntry(TokenKind.GONE, _REMOVAL),
    # A node or nodule that a position follows is what lies there: "thyroid nodule in the left lower pole".
    LexiconEntry(
        TokenKind.EXPLAINED,
        rf"(?:^|(?<=[,;.(\n] ))(?:an? |the )?{_ELSE}"
        rf"(?= (?:(?:in|at|of|on|within) )?(?:the )?{_SIDE} (?:upper|lower|superior|inferior|mid)\b)",
        ("here",),
    ),
    # Its bare name explains, unless it is one of two that the lesion can be.
    LexiconEntry(
        TokenKind.BESIDE, rf"{_QUALITIES}{NO_GLAND_MARK}(?= (?:or|vs|versus|/) (?!(?:an? )?{_ELSE}(?!\w)))"
    ),
    LexiconEntry(
        TokenKind.EXPLAINED,
        rf"{_QUALITIES}{NO_GLAND_MARK}(?: (?:or|and|/|vs|versus) (?:an? )?{_ELSE})?",
        ("bare",),
    ),
    LexiconEntry(TokenKind.EXPLAINED, rf"(?<=, )(?:an? )?{_QUALITIES}{_NODES}(?= ?(?:$|[.;)]))", ("bare",)),
    LexiconEntry(TokenKind.HARMLESS, r"physiologic(?:al(?:ly)?)?"),
    # Along the vessels and the nerve of the carotid sheath.
    LexiconEntry(
        TokenKind.SHEATH,
        rf"{_ALONG}{_NEAR}(?:(?:proximal|distal|cervical) )?(?:(?:common|internal)(?: (?:and|or) (?:common|"
        rf"internal))? carotid(?: arter(?:y|ies))?|cca|ica)"
        r"(?! (?:sheath|space|bifurcation|bulb|origin|nod|lymph|chain))",
    ),
    LexiconEntry(
        TokenKind.SKIP,
        rf"(?:{_UNDER}|{_OVER}|{_APART}|(?:medial|lateral|anterior|ventral|superficial|close) to (?:the )?|"
        rf"near (?:the )?|"
        rf"between (?:the )?|in front of (?:the )?){_NEAR}(?:vag(?:us|al)|jugulo ?carotid|caroti(?:d|do|"
        rf"co) ?jugular)"
        rf"(?: (?:nerves?|space|groove|region|axis))?{_BESIDE}",
    ),
    LexiconEntry(
        TokenKind.SHEATH,
        rf"(?:{_ALONG})?{_NEAR}(?:(?:para|intra|retro|peri) ?)?(?:vag(?:us|al)|jugulo ?carotid|caroti(?:d|"
        rf"do|co) ?jugular)"
        rf"(?: (?:nerves?|space|groove|region|angle|axis|compartment|sheath))?(?! (?:chain )?{_NODES}\b)",
    ),
    # What is no place of a gland, with the side beside it.
    LexiconEntry(
        TokenKind.SKIP,
        rf"{_NEAR}(?:(?:mediastinal|hilar|axillary|cervical|supraclavicular) (?:and|or|[,/]) )*"
        rf"(?:(?:hilar|jugular|cervical|mediastinal|paratracheal|central|neck|inferior|superior|upper|"
        rf"lower|mid|pole|"
        rf"lateral|reactive|prevascular|retrosternal|parapharyngeal|retropharyngeal|jugulo ?carotid|chain|"
        rf"delphian|"
        rf"pretracheal) )*(?:(?:levels?|stations?) {_LEVELS}"
        rf"(?: (?:lymph ?)?nod(?:es?|al))?|"
        rf"{_NODES}){_BESIDE}",
    ),
    LexiconEntry(
        TokenKind.SKIP,
        rf"{_NEAR}{_FINE}(?:(?:thyroid|thymic|vertebral|jugular|mammary|brachiocephalic|innominate|"
        rf"subclavian|"
        rf"carotid|azygos|facial|pulmonary|esophageal|feeding|polar) )*"
        rf"(?:veins?|arter(?:y|ies)|vessels?|trunks?|bifurcation){_BESIDE}",
    ),
    LexiconEntry(
        TokenKind.SKIP,
        rf"{_NEAR}{_FINE}(?:jugular|brachiocephalic|innominate|subclavian|azygos|vena cava|svc|[rl]?ijv?|"
        rf"aorta|aortic arch|carotid(?! (?:sheath|space|jugular))|(?:recurrent )?(?:laryngeal )?nerves?|rln|"
        rf"(?:kidney|renal|liver) transplant\w*|pericardial effusion|"
        rf"mediastinal (?:contours?|shift|silhouette)){_BESIDE}",
    ),
    LexiconEntry(TokenKind.SKIP, rf"{_NEAR}(?:{'|'.join(_PLACES)}) {_NODES}{_BESIDE}"),
    # Places that replace a normal position, unless they only tell what the lesion lies beside.
    LexiconEntry(
        TokenKind.BESIDE, rf"between (?:\w+ ){{1,6}}and (?:the )?{_NEAR}(?:{'|'.join(_PLACES)}){_BESIDE}"
    ),
    LexiconEntry(
        TokenKind.BESIDE,
        rf"between (?:the )?{_NEAR}(?:{'|'.join(_PLACES)}) and (?:the )?{_NEAR}\w+"
        rf"(?: (?:lobe|pole|arter(?:y|ies)|veins?|sheath|muscle|gland))?{_BESIDE}",
    ),
    LexiconEntry(TokenKind.BESIDE, rf"{_BY}{_NEAR}(?:{'|'.join(_PLACES)}){_BESIDE}"),
    LexiconEntry(
        TokenKind.BESIDE,
        rf"{_APART}{_NEAR}(?:{_POSITION} )?(?:thyroid|lobe|pole)(?: lobe| gland| pole)?{_BESIDE}",
    ),
    *(LexiconEntry(TokenKind.PLACE, pattern, places) for pattern, places in _PLACES.items()),
    LexiconEntry(TokenKind.PLACE, r"forearm|brachioradialis", GRAFT_PLACES[:1]),
    LexiconEntry(TokenKind.MUSCLE, r"sterno ?cleido ?mastoid|scm", GRAFT_PLACES[1:]),
    LexiconEntry(TokenKind.GRAFT, r"(?:auto ?)?(?:graft|transplant)\w*|(?:re ?)?implant\w*"),
    # A position before another organ or muscle is the organ's.
    LexiconEntry(
        TokenKind.STRANGE,
        rf"{_POSITION} (?=(?:poles? (?:of )?(?:the )?)?(?:{_SIDE} )?(?:sided )?(?:belly of "
        rf")?{_OTHER_ORGAN}\b)|"
        rf"{_POSITION} (?:horns?|cornua?|borders?|edges?|margins?|rings?|belly|heads?|attachments?|"
        rf"insertions?)(?= of\b)",
    ),
    LexiconEntry(
        TokenKind.GLAND,
        rf"(?:below |beneath |at )?(?:the )?(?:lower|inferior|caudal|lowermost|inferiormost) tips? of "
        rf"(?:the )?"
        rf"(?=(?:{_SIDE} )?(?:thyroid|lobe)\b(?! (?:cartilage|of (?:the )?lung)))|"
        rf"(?:below|beneath|at|inferior to|caudal to) (?:the )?(?:lower|inferior|caudal) tip (?=of (?:the "
        rf")?(?:{_SIDE} )?(?:thyroid|lobe))|"
        rf"(?:below|beneath|inferior to|caudal to) (?:the )?tip of (?:the )?(?=(?:{_SIDE} )?(?:thyroid|"
        rf"lobe)\b)",
        ("inferior",),
    ),
    LexiconEntry(TokenKind.LEVEL, r"(?:at )?(?:the )?level of(?: the)?(?= )"),
    LexiconEntry(
        TokenKind.EXTENT,
        r"(?:exten(?:d(?:s|ed|ing)?|sions?)|track(?:s|ed|ing)?|span(?:s|ning)|rang(?:es|ing)|stretch(?:es|"
        r"ing)|"
        r"runs?|running|cours(?:es|ing)) (?:(?:\w+ly|downwards?|upwards?|down|up|caudad|cephalad|further|"
        r"as far|all the way) )*"
        r"(?:from|to|into|towards?|onto|through|as far as|beyond)|reach(?:es|ed|ing)?(?: (?:from|into|to|"
        r"down|up|as far as))*",
    ),
    # Relations to the thyroid: below its lower pole is still the inferior position, the others are not sure.
    LexiconEntry(
        TokenKind.GLAND,
        rf"{_UNDER}(?=(?:{_SIDE} )?(?:(?:thyroid )?(?:(?:inferior|lower) )?pole|(?:thyroid|lobe)\b"
        rf"(?! (?:cartilage|upper|superior|mid))))",
        ("inferior",),
    ),
    LexiconEntry(TokenKind.UNSURE, rf"(?:{_UNDER}|{_OVER}){_POLE_NEXT}|{_UNDER}"),
    LexiconEntry(TokenKind.FILLER, _OVER),
    LexiconEntry(TokenKind.UNSURE, r"ectopic|undescended"),
    LexiconEntry(TokenKind.AMBIGUOUS, r"contralateral|ipsilateral|opposite|[rl][lu] lobe"),
    LexiconEntry(
        TokenKind.AMBIGUOUS,
        r"lefft|leftt|letf|leff|lfet|elft|lft|lef|leeft|rigth|rihgt|rght|righ|rigt|irght|rgiht|riht|rgt|"
        r"riight",
    ),
    # The neck and what only looks like a position of a gland.
    LexiconEntry(
        TokenKind.NECK,
        rf"(?:{_POSITION}|central) (?=(?:{_SIDE} )?(?:sided )?(?:neck|cervical)\b)|neck|cervical",
    ),
    LexiconEntry(
        TokenKind.STRANGE,
        rf"{_POSITION} (?:lobes?(?! of (?:the )?\w* ?thyroid)|"
        rf"(?:aspect|part|portion|half|third|end|poles?|tips?) of "
        rf"(?!(?:the |an? )?(?:(?:enlarged|nodular|native|residual|remaining|atrophic|heterogeneous) )*"
        rf"(?:{_NEAR}{_THYROID_WORD}|(?:left|right)(?: side)?(?! \w)))|"
        r"than\b)|(?:upper|lower|mid|middle) (?:uptake|activity|avidity|enhancement)\b",
    ),
    # Normal positions.
    LexiconEntry(
        TokenKind.GLAND,
        r"midpoles?|mid(?:dle)?(?= ?(?:poles?|thirds?|portion|gland|lobe|thyroid|zone|aspect|part|"
        r"level)\b)|interpolar|"
        r"mid(?:dle)? (?:to |and |or )?(?=upper|lower|superior|inferior)|mid(?! line)",
        ("superior", "inferior"),
    ),
    LexiconEntry(
        TokenKind.GLAND,
        r"(?:postero|antero|posterior |anterior )?superior|supero(?:medial|lateral|posterior|anterior)|"
        r"upper|sup",
        ("superior",),
    ),
    LexiconEntry(
        TokenKind.GLAND,
        r"(?:postero|antero|posterior |anterior )?inferior|infero(?:medial|lateral|posterior|anterior)|"
        r"lower|inf",
        ("inferior",),
    ),
    LexiconEntry(TokenKind.SHORT, r"llp", ("left", "inferior", "pole")),
    LexiconEntry(TokenKind.SHORT, r"rlp", ("right", "inferior", "pole")),
    LexiconEntry(TokenKind.SHORT, r"lup", ("left", "superior", "pole")),
    LexiconEntry(TokenKind.SHORT, r"rup", ("right", "superior", "pole")),
    LexiconEntry(TokenKind.SHORT, r"l[li]", ("left", "inferior")),
    LexiconEntry(TokenKind.SHORT, r"r[li]", ("right", "inferior")),
    LexiconEntry(TokenKind.SHORT, r"l[us]", ("left", "superior")),
    LexiconEntry(TokenKind.SHORT, r"r[us]", ("right", "superior")),
    # Sides.
    LexiconEntry(TokenKind.SIDE, r"(?:left(?: of (?:the )?mid ?line)?|lt|l)(?: sided?)?", ("left",)),
    LexiconEntry(TokenKind.SIDE, r"(?:right(?: of (?:the )?mid ?line)?|rt|r)(?: sided?)?", ("right",)),
    LexiconEntry(TokenKind.SIDE, r"bilateral(?:ly)?|both|either side", ("left", "right")),
    LexiconEntry(TokenKind.SIDE, r"mid ?line", ("midline",)),
    LexiconEntry(TokenKind.NECK, r"thyroid|(?:hemi)?thyroidectomy(?= (?:bed|site|fossa))|lobes?"),
    # Denial.
    LexiconEntry(
        TokenKind.FILLER,
        r"(?:can ?not|not|can ?not be|not be) (?:be )?(?:entirely |completely )?(?:excluded?|ruled? out)|"
        r"not only|no (?:significant )?(?:interval )?change",
    ),
    # "Left superior, no uptake" denies what stands before it, and as any "no" the list after it.
    LexiconEntry(
        TokenKind.DENIED,
        r"no (?:(?:significant|focal|definite|abnormal) )*(?:abnormalit(?:y|ies)|lesions?|uptake|focus|"
        r"foci|activity|"
        r"candidates?|findings?)(?: seen| identified| present)?(?= ?(?:$|[.;,)]))",
        ("list",),
    ),
    LexiconEntry(
        TokenKind.DENIED,
        r"not (?:\w+ )?(?:seen|identified|visualized|found|localized|demonstrated|evident|present|involved|"
        r"detected|avid|enlarged|included|imaged|covered|assessed|evaluated|examined|explored|suspicious|"
        r"appreciated|visible)|"
        r"(?:is|are|appears?|remains?|looks?) (?:clear|normal|unremarkable)|within normal limits|"
        r"(?:clear|normal|unremarkable|no|none|nil|nothing|free)(?= ?(?:$|[.;,)]))|"
        r"(?:normal|unremarkable) (?=(?:in|on|for|at|with) )|uninvolved|spared|unlikely|"
        r"status post|s / p|removed|resected|excised|ablated|absent|empty|excluded|ruled out|"
        r"(?:hemi|para)?thyroidectomy(?! (?:bed|site|fossa))|lobectomy(?! (?:bed|site|fossa))|"
        r"negative(?! (?:for|in|at|on|within))",
    ),
    LexiconEntry(
        TokenKind.NOT,
        r"not|rather than|instead of|as opposed to|other than|without|never|(?:to )?rule out|r / o|"
        r"(?:to )?exclude|normal(?: appearing)?|unremarkable|unable to|fail(?:s|ed|ure) to|"
        r"non ?visualization of|limited (?:view|evaluation|assessment) of",
    ),
    LexiconEntry(
        TokenKind.NONE,
        r"no|nor|neither|none|nothing|negative (?:for|in|at|on|within)|absence of|lack of|free of|excluding|"
        r"except(?: for)?|excludes|rules out",
    ),
    LexiconEntry(TokenKind.GLANDULAR, r"lesions?|adenomas?|candidates?"),
    LexiconEntry(
        TokenKind.FOUND, r"foc(?:us|al|i)|uptake|nodules?|mass|positive|seen|suspicious|avid|avidity"
    ),
    # Structure.
    LexiconEntry(TokenKind.BUT, r"but|however|although|whereas|while|though"),
    LexiconEntry(TokenKind.JOIN, r"or", ("or",)),
    LexiconEntry(TokenKind.JOIN, r"vs|versus", ("vs",)),
    LexiconEntry(TokenKind.JOIN, r"and|plus|as well as|[/&+]"),
    LexiconEntry(TokenKind.COMMA, r","),
    LexiconEntry(TokenKind.STOP, r"[.;\n]"),
    LexiconEntry(TokenKind.OPEN, r"\("),
    LexiconEntry(TokenKind.CLOSE, r"\)"),
    LexiconEntry(
        TokenKind.FILLER,
        r"a|an|the|of|in|at|on|to|with|within|is|are|was|there|near|side|sided|bed|region|area|aspect|"
        r"pole|poles|"
        r"gland|glands|parathyroid|parathyroids|only|probable|probably|possible|possibly|likely|definite|"
        r"increased|"
        r"persistent|delayed|early|late|intense|mild|faint|noted|small|large|single|posterior|anterior|"
        r"lateral|medial|"
        r"deep|central|hypoechoic|enhancing|enhancement|retention|tracer|sestamibi|"
        r"activity|soft|tissue|somewhere|indeterminate|eutopic|orthotopic|surgical|enlarged|abnormal|site|"
        r"level|"
        r"adjacent|just|along|alongside|behind|beside|from|through|around|against|under|underneath|beyond|"
        r"inside|into|"
        r"towards?|paramedian|located|lying|lies|situated|positioned|sitting|centered|identified|"
        r"visualized|projecting|"
        r"projects|overlying|extending|extends|arising|arises|nestled|tucked|"
        r"hypervascular|vascular|round|rounded|oval|ovoid|solid|cystic|discrete|well|defined|"
        r"circumscribed|vague|"
        r"subtle|tiny|prominent|new|residual|recurrent|questionable|equivocal|radiotracer|mibi|choline|"
        r"hemithyroid|"
        r"thirds?|hyper\w+|hypo\w+|hemineck|compartment|half|part|portion|one|two|that|which|has|shows|"
        r"measuring|measures|measured|up|about|size|"
        r"appears?|remains|demonstrates|demonstrating|represents|representing|consistent|compatible|"
        r"suggestive|"
        r"concerning|suspected|favou?r(?:ed|s)?|over|abutting|"
        r"more|less|than",
    ),
    LexiconEntry(TokenKind.ORGAN, r"trachea|paratracheal|esophagus|larynx|cricoid|cartilage"),
    LexiconEntry(TokenKind.NUMBER, r"\d+"),
    LexiconEntry(TokenKind.STRANGE, r"\w+"),
)
# An entry is made of whole words; one that looks ahead may end with the space before the next word.
SCANNER: Final = re.compile(
    r"(?<!\w)(?:"
    + "|".join(rf"(?P<e{index}>{entry.pattern})" for index, entry in enumerate(ENTRIES))
    + r")(?:(?!\w)|(?<= ))"
)
