"""What today's rules say of the facts that a decision was signed on. The decision itself stays."""

from django.utils.translation import gettext as _

from casereview.models import Recommendation
from casereview.rules.answer import AssessmentAnswer
from casereview.rules.assess import answer_of, evaluate
from casereview.rules.codes.conclusions import Verdict
from casereview.rules.facts.load import FactsError, load
from casereview.selectors.replay import signed_under_todays_rules
from casereview.selectors.stops import unanswered
from casereview.web.presenters.case.verdict import VERDICTS, sites_words
from casereview.web.presenters.words import translated


def today_of(row: Recommendation) -> tuple[str, ...]:
    """Sentences; none where it was signed under today's rules, which say what stands in it."""
    profile = row.profile.partition("/")[0]
    if signed_under_todays_rules(row):
        return ()
    try:
        answer = answer_of(evaluate(load({**row.facts, "profile": profile})))
    except FactsError as error:
        said = {"field": error.field, "sentence": translated(error.sentence)}
        return (_("These facts would be refused today: %(field)s: %(sentence)s") % said,)
    return _now(answer)


def _now(answer: AssessmentAnswer) -> tuple[str, ...]:
    verdict = answer.verdict
    said = {
        "verdict": VERDICTS[Verdict(verdict.code)],
        "target": sites_words(verdict.targets) or _("no target"),
    }
    stops = unanswered(answer.pitfalls)
    return (
        _("On the same facts they would say: %(verdict)s (%(target)s).") % said,
        *(
            _("They would ask for an answer first: %(stop)s") % {"stop": translated(line.sentence)}
            for line in stops
        ),
    )
