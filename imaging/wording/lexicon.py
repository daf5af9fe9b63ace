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
    SKIP = auto()  # vessel, nerve, node or thyroid nodule, with the side beside it
    BESIDE = auto()  # a place that the lesion only lies beside, or apart from
    NOT = auto()  # denies up to the next comma
    NONE = auto()  # denies through a list
    DENIED = auto()  # denies the phrase around it
    GONE = auto()  # denies the phrase around it and, where that names no place, what it follows
    FOUND = auto()  # ends a denied list
    BUT = auto()
    JOIN = auto()
    COMMA = auto()
    STOP = auto()
    OPEN = auto()
    CLOSE = auto()
    UNSURE = auto()  # the normal position named is not the one meant
    AMBIGUOUS = auto()  # the side cannot be told
    FILLER = auto()
    NUMBER = auto()  # of an image or a level: as little known as a strange word
    STRANGE = auto()
    DOUBTED = auto()  # a position that a strange word follows, so that it may be of something else


class LexiconEntry(NamedTuple):
    kind: TokenKind
    pattern: str
    value: tuple[str, ...] = ()


_SIDE: Final = r"(?:left|right|lt|rt|l|r|bilateral)"
_NEAR: Final = rf"(?:{_SIDE} )?(?:sided )?"
_BESIDE: Final = r"(?:(?: (?:on|of|at) (?:the )?| ?, ?| )(?:left|right)(?: side)?(?= ?(?:$|[.;,)])))?"
_FINE: Final = (
    r"(?:(?:superior|inferior|middle|mid|upper|lower|common|internal|external|proximal|distal|anterior|posterior|"
    r"medial|lateral|main|deep|central) )*"
)
_ROMAN: Final = r"(?:vii|vi|iv|v|iii|ii|i|[1-7])[abc]?"
_LEVELS: Final = rf"{_ROMAN}(?:(?: ?[,/] ?| (?:(?:to|and|or) )?){_ROMAN})*"
_NODES: Final = r"(?:lymph ?nod(?:es?|al)|nodes?|nodal|(?:lymph)?adenopathy)"
_MEDIASTINUM: Final = r"mediastin(?:um|al)"
_LIFTED: Final = r"(?:(?:upper|superior|lower|inferior) )?"
_SINCE: Final = (
    r"(?:(?:it|this|that|these|they|which|now|then|later|since|meanwhile|currently|already|previously|subsequently|"
    r"apparently|completely|entirely|fully|surgically|is|was|are|were|has|have|had|been) )*"
)
_REMOVAL: Final = r"(?:resection|removal|excision|extirpation|ablation)"
# What a candidate turns out to be instead of a gland, and the words that say so. A possibility is no verdict.
_ELSE: Final = (
    r"(?:(?:benign|reactive|small|tiny|large|enlarged|prominent|normal|simple|colloid|cystic|cervical|"
    rf"exophytic) )*(?:{_NODES}|thyroid (?:nodules?|cysts?|tissue|remnants?)|cysts?|(?:angio)?lipomas?|"
    r"ha?ematomas?|scars?|(?:esophageal )?diverticul(?:um|a))"
)
_LIKELY: Final = r"(?:most |more |very )?(?:likely|probabl[ey]|presumabl[ey]|presumed)"
_VERDICT: Final = (
    rf"(?:(?:it|this|that|which|these|they) )?(?:{_LIKELY}|is|was|are|were|"
    r"(?:has|have) been|to be|represents?|representing|represented|"
    r"consistent with|compatible with|suggestive of|typical of|favou?r(?:s|ed|ing)|considered|interpreted as|"
    r"appears?|proved|proven|confirmed|turned out|turns out|corresponds to|corresponding to)"
    rf" (?:(?:{_LIKELY}|be|been|to|as|represent|represents|by|with|considered|proved|proven|confirmed|now) )*"
    r"(?:an? |the )?"
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
    r"(?! (?:bed|fossa|region|area|cartilage|surgical|upper|lower|superior|inferior|mid|pole|lobectomy)))"
)
_POLE_NEXT: Final = (
    rf"(?=(?:{_SIDE} )?(?:thyroid )?(?:thyroid|lobe|superior|inferior|upper|lower|pole|mid)\b)"
)
_THYROID_WORD: Final = (
    r"(?:(?:thyroid|hemithyroid)(?! cartilage)|\w*thyroidectomy|lobes?|poles?|glands?|parathyroids?|bed)\b"
)
_UNDER: Final = r"(?:inferior to|below|beneath|caudal to) (?:the )?"
_OVER: Final = r"(?:superior to|above|cranial to|cephalad to) (?:the )?"
_POSITION: Final = r"(?:upper|lower|superior|inferior|mid|middle)"
_APART: Final = (
    r"(?:outside|(?:away|separate|separated|distinct|remote) from|spar(?:ing|es)) (?:of )?(?:the )?"
)
_BY: Final = (
    rf"(?:{_UNDER}|{_OVER}|{_APART}|(?:(?:medial|lateral|anterior|posterior|ventral|dorsal|superficial|deep|adjacent|"
    r"next|close) to|near|beside|abut(?:ting|s)|behind|under|between|in front of) (?:the )?)"
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
    r"tracheoesophageal (?:groove|sulcus)|t ?e groove|teg": ("tracheoesophageal_groove",),
    r"retroesophageal|(?:behind|posterior to|dorsal to) (?:the )?esophagus": ("retroesophageal",),
    r"paraesophageal": ("paraesophageal",),
    r"retro ?pharyngeal|(?:behind|posterior to|dorsal to) (?:the )?pharynx": ("retropharyngeal",),
    r"carotid (?:sheath|space)": ("carotid_sheath",),
    rf"sub ?mandibular|(?:jaw|mandibular) angle|"
    rf"angle of (?:the )?(?=(?:{_SIDE} )?(?:jaw|mandible)\b)": ("submandibular",),
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
    # What is gone, or called something else. Words that seem to say so and do not stand first.
    LexiconEntry(TokenKind.FILLER, rf"there (?:is|was|are|were)(?= )|less {_LIKELY}|(?:un|not )likely to be"),
    LexiconEntry(
        TokenKind.FILLER,
        r"(?:for|before|prior to|plan(?:ned|ning)?|scheduled|recommend(?:ed|s|ing)?) "
        rf"(?:surgical )?{_REMOVAL}|"
        r"despite (?:motion |metal )?art[ei]facts?|(?:partial(?:ly)?|incomplete(?:ly)?) resol(?:ved|ution)",
    ),
    LexiconEntry(TokenKind.JOIN, rf"or {_LIKELY} (?=(?:an? )?{_ELSE}\b)", ("or",)),
    LexiconEntry(TokenKind.JOIN, rf"(?:and|vs|versus|plus|/) {_LIKELY} (?=(?:an? )?{_ELSE}\b)"),
    LexiconEntry(
        TokenKind.GONE,
        rf"{_SINCE}(?:resolved|disappeared|vanished|gone)|(?:has|have) cleared|"
        r"no longer (?!than\b)\w+|no more (?:seen|visible|avid|present|identified|detected)|"
        r"(?:complete|spontaneous|interval) resolution(?! of)|non ?diagnostic|spurious|false positive|"
        r"(?:(?:motion|breathing|streak|beam hardening|metal|shoulder) )?art[ei]fact(?:s|ual|ually)?|"
        rf"{_AT_START}(?:removed|resected|excised|ablated)|"
        rf"negative (?:on|at|by) (?:(?:the|prior|previous|repeat|last|first) )*(?:{_SAMPLED}|{_OPERATED})|"
        rf"negative {_SAMPLED}|"
        rf"(?:{_SAMPLED}|{_OPERATED}) {_SINCE}negative(?! for (?:malignan|carcinoma|cancer|metasta))|"
        rf"{_VERDICT}{_INSTEAD}|(?<=\( )(?:an? )?{_INSTEAD}(?= \))",
    ),
    LexiconEntry(
        TokenKind.GONE,
        rf"(?:{_REMOVAL}|resolution|disappearance) of|{_REMOVAL}(?= {_SIDE}\b)",
        ("list",),
    ),
    LexiconEntry(TokenKind.GONE, _REMOVAL),
    # A node or nodule that a position follows is what lies there: "thyroid nodule in the left lower pole".
    LexiconEntry(
        TokenKind.GONE,
        rf"(?:^|(?<=[,;.(\n] ))(?:an? |the )?{_ELSE}"
        rf"(?= (?:(?:in|at|of|on|within) )?(?:the )?{_SIDE} (?:upper|lower|superior|inferior|mid)\b)",
        ("here",),
    ),
    # What is no place of a gland, with the side beside it.
    LexiconEntry(
        TokenKind.SKIP,
        rf"{_NEAR}(?:(?:mediastinal|hilar|axillary|cervical|supraclavicular) (?:and|or|[,/]) )*"
        rf"(?:(?:hilar|jugular|cervical|mediastinal|paratracheal|central|neck|inferior|superior|lateral|"
        rf"reactive) )*(?:(?:levels?|stations?) {_LEVELS}"
        rf"(?: (?:lymph ?)?nod(?:es?|al))?|"
        rf"{_NODES}){_BESIDE}",
    ),
    LexiconEntry(
        TokenKind.SKIP,
        rf"{_NEAR}{_FINE}(?:(?:thyroid|thymic|vertebral|jugular|mammary|brachiocephalic|innominate|subclavian|"
        rf"carotid|azygos|facial|pulmonary|esophageal|feeding|polar) )*"
        rf"(?:veins?|arter(?:y|ies)|vessels?|trunks?|bifurcation){_BESIDE}",
    ),
    LexiconEntry(
        TokenKind.SKIP,
        rf"{_NEAR}{_FINE}(?:jugular|brachiocephalic|innominate|subclavian|azygos|vena cava|svc|[rl]?ijv?|"
        rf"aorta|aortic arch|carotid(?! (?:sheath|space))|(?:recurrent )?(?:laryngeal )?nerves?|rln|"
        rf"vagus|(?:poles? (?:of (?:the )?)?)?thyroid (?:lobe )?(?:nodules?|cysts?)|"
        rf"(?:kidney|renal|liver) transplant\w*|pericardial effusion|"
        rf"mediastinal (?:contours?|shift|silhouette)){_BESIDE}",
    ),
    LexiconEntry(TokenKind.SKIP, rf"{_NEAR}(?:{'|'.join(_PLACES)}) {_NODES}{_BESIDE}"),
    # Places that replace a normal position, unless they only tell what the lesion lies beside.
    LexiconEntry(TokenKind.BESIDE, rf"{_BY}{_NEAR}(?:{'|'.join(_PLACES)}){_BESIDE}"),
    LexiconEntry(
        TokenKind.BESIDE, rf"between (?:\w+ ){{1,6}}and (?:the )?{_NEAR}(?:{'|'.join(_PLACES)}){_BESIDE}"
    ),
    LexiconEntry(
        TokenKind.BESIDE,
        rf"{_APART}{_NEAR}(?:{_POSITION} )?(?:thyroid|lobe|pole)(?: lobe| gland| pole)?{_BESIDE}",
    ),
    *(LexiconEntry(TokenKind.PLACE, pattern, places) for pattern, places in _PLACES.items()),
    LexiconEntry(TokenKind.PLACE, r"forearm|brachioradialis", GRAFT_PLACES[:1]),
    LexiconEntry(TokenKind.MUSCLE, r"sterno ?cleido ?mastoid|scm", GRAFT_PLACES[1:]),
    LexiconEntry(TokenKind.GRAFT, r"(?:auto ?)?(?:graft|transplant)\w*|(?:re ?)?implant\w*"),
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
        r"lefft|leftt|letf|leff|lfet|elft|lft|lef|leeft|rigth|rihgt|rght|righ|rigt|irght|rgiht|riht|rgt|riight",
    ),
    # The neck and what only looks like a position of a gland.
    LexiconEntry(
        TokenKind.NECK,
        rf"(?:{_POSITION}|central) (?=(?:{_SIDE} )?(?:sided )?(?:neck|cervical)\b)|neck|cervical",
    ),
    LexiconEntry(
        TokenKind.STRANGE,
        rf"{_POSITION} (?:esophag\w+|trache\w*|paratracheal|chest|thora\w+|lungs?|arms?|abdom\w+|"
        r"spine|extremity|extension|lobes?(?! of (?:the )?\w* ?thyroid)|"
        rf"(?:aspect|part|portion|half|third|end) of "
        rf"(?!(?:the )?(?:{_NEAR}{_THYROID_WORD}|(?:left|right)(?! \w)))|"
        r"(?:uptake|activity|avidity|enhancement|than)\b)",
    ),
    # Normal positions.
    LexiconEntry(
        TokenKind.GLAND,
        r"mid(?:dle)?(?= ?(?:poles?|thirds?|portion|gland|lobe|thyroid|zone|aspect|part|level)\b)|interpolar|"
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
    LexiconEntry(
        TokenKind.DENIED,
        r"not (?:\w+ )?(?:seen|identified|visualized|found|localized|demonstrated|evident|present|involved|"
        r"detected|avid|enlarged|included|imaged|covered|assessed|evaluated|examined|explored|suspicious|"
        r"appreciated|visible)|"
        r"(?:is|are|appears?|remains?|looks?) (?:clear|normal|unremarkable)|within normal limits|"
        r"(?:clear|normal|unremarkable|no|none|nil|nothing|free)(?= ?(?:$|[.;,)]))|"
        r"(?:normal|unremarkable) (?=(?:in|on|for|at|with) )|uninvolved|spared|unlikely|physiologic(?:al)?|"
        r"status post|s / p|removed|resected|excised|ablated|absent|empty|excluded|ruled out|"
        r"(?:hemi|para)?thyroidectomy(?! (?:bed|site|fossa))|lobectomy(?! (?:bed|site|fossa))|"
        r"negative(?! (?:for|in|at|on|within))",
    ),
    LexiconEntry(
        TokenKind.NOT,
        r"not|rather than|instead of|as opposed to|other than|without|never|(?:to )?rule out|r / o|"
        r"(?:to )?exclude|normal(?: appearing)?|unremarkable|unable to|fail(?:s|ed|ure) to|"
        r"non ?visualization of|limited (?:view|evaluation|assessment) of|"
        rf"{_NEAR}(?:surgical |metallic )*clips?",
    ),
    LexiconEntry(
        TokenKind.NONE,
        r"no|nor|neither|none|nothing|negative (?:for|in|at|on|within)|absence of|lack of|free of|excluding|"
        r"except(?: for)?|excludes|rules out",
    ),
    LexiconEntry(
        TokenKind.FOUND,
        r"foc(?:us|al|i)|uptake|lesions?|nodules?|adenomas?|mass|positive|seen|candidates?|suspicious|avid|avidity",
    ),
    # Structure.
    LexiconEntry(TokenKind.BUT, r"but|however|although|whereas|while|though"),
    LexiconEntry(TokenKind.JOIN, r"or", ("or",)),
    LexiconEntry(TokenKind.JOIN, r"and|vs|versus|plus|as well as|[/&+]"),
    LexiconEntry(TokenKind.COMMA, r","),
    LexiconEntry(TokenKind.STOP, r"[.;\n]"),
    LexiconEntry(TokenKind.OPEN, r"\("),
    LexiconEntry(TokenKind.CLOSE, r"\)"),
    LexiconEntry(
        TokenKind.FILLER,
        r"a|an|the|of|in|at|on|to|with|within|is|are|was|there|near|side|sided|bed|region|area|aspect|pole|poles|"
        r"gland|glands|parathyroid|parathyroids|only|probable|probably|possible|possibly|likely|definite|increased|"
        r"persistent|delayed|early|late|intense|mild|faint|noted|small|large|single|posterior|anterior|lateral|medial|"
        r"deep|central|trachea|paratracheal|esophagus|hypoechoic|enhancing|enhancement|retention|tracer|sestamibi|"
        r"activity|soft|tissue|somewhere|indeterminate|eutopic|orthotopic|surgical|enlarged|abnormal|site|level|"
        r"adjacent|just|along|behind|from|paramedian|larynx|cricoid|cartilage|"
        r"hypervascular|vascular|round|rounded|oval|ovoid|solid|cystic|discrete|well|defined|circumscribed|vague|"
        r"subtle|tiny|prominent|new|residual|recurrent|questionable|equivocal|radiotracer|mibi|choline|hemithyroid|"
        r"thirds?|hyper\w+|hypo\w+|hemineck|compartment|half|part|portion|one|two|that|which|has|shows|measuring|measures|measured|up|about|size|"
        r"appears?|remains|demonstrates|demonstrating|represents|representing|consistent|compatible|suggestive|"
        r"concerning|suspected|favou?r(?:ed|s)?|over|abutting|"
        r"more|less|than",
    ),
    LexiconEntry(TokenKind.NUMBER, r"\d+"),
    LexiconEntry(TokenKind.STRANGE, r"\w+"),
)
# An entry is made of whole words; one that looks ahead may end with the space before the next word.
SCANNER: Final = re.compile(
    r"(?<!\w)(?:"
    + "|".join(rf"(?P<e{index}>{entry.pattern})" for index, entry in enumerate(ENTRIES))
    + r")(?:(?!\w)|(?<= ))"
)
