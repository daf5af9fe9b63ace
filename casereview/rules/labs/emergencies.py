"""What cannot wait for a meeting: a very high or a very low calcium."""

from __future__ import annotations

from msgspec import Struct

from casereview.rules.codes.conclusions import NextStep
from casereview.rules.codes.units import factor
from casereview.rules.codes.vocabulary import Analyte
from casereview.rules.facts.records import Facts
from casereview.rules.labs import phrases
from casereview.rules.labs.quantity import EXACT
from casereview.rules.labs.readings import Chemistry
from casereview.rules.profiles.model import Profile
from casereview.rules.sentences import labs as sentences
from imaging.sentences import Capital, Sentence


class Emergency(Struct, frozen=True):
    code: NextStep
    sentence: Sentence
    facts: tuple[str, ...]


def emergencies(facts: Facts, profile: Profile, chem: Chemistry) -> tuple[Emergency, ...]:
    """Each emergency that the calcium of the deciding day is."""
    for item in chem.of_the_day:
        ionized = item.lab.analyte is Analyte.CALCIUM_IONIZED
        figure = profile.numbers.carcinoma_calcium_ionized if ionized else profile.numbers.carcinoma_calcium
        if item.quantity.above(EXACT.multiply(figure.value, factor(item.lab.analyte, figure.unit))):
            said = sentences.VERY_HIGH_CALCIUM(value=Capital(phrases.value(item)))
            return (Emergency(NextStep.URGENT_HYPERCALCEMIA, said, item.ids),)
    return ()
