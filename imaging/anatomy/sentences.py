"""The English of a set of sites inside a sentence."""

from imaging.sentences import Template

NO_PLACE = Template("NO_PLACE", "no place")
MEDIASTINUM = Template("MEDIASTINUM", "the mediastinum")
LEFT_NECK = Template("LEFT_NECK", "the left neck")
MIDLINE_NECK = Template("MIDLINE_NECK", "the midline neck")
RIGHT_NECK = Template("RIGHT_NECK", "the right neck")
LEFT = Template("LEFT", "left")
MIDLINE = Template("MIDLINE", "midline")
RIGHT = Template("RIGHT", "right")
ON_SIDES = Template("ON_SIDES", "{sides} {place}")
ON_EITHER_SIDE = Template("ON_EITHER_SIDE", "either {place}")
ANY_OF = Template("ANY_OF", "any of {n} site", "any of {n} sites")
