"""What a meeting let stand or answered, what was done at once, and the repeats that the clock rests for."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview import policy
from casereview.api.http.listing import listed, page_from
from casereview.api.http.preconditions import who
from casereview.api.openapi.case_rows import PITFALL
from casereview.api.openapi.document import lists, reads, writes
from casereview.api.openapi.evidence_rows import EMERGENCY, OVERRIDE, REPEAT, STOP_ANSWER
from casereview.api.openapi.shapes import names_of, serializer_of
from casereview.api.views.assessments import AT, place_asked
from casereview.api.views.writes import act
from casereview.language import translated
from casereview.lifecycle.fields import acts
from casereview.rules.answer import PitfallLine
from casereview.selectors.assessed_case import assessed_case
from casereview.selectors.stops import pitfalls_at
from imaging.anatomy.sites import NOWHERE


class StopsView(APIView):
    @reads(
        "list_stops",
        "What stops an operation in a case: at the verdict's targets, or at the sites of `at`",
        PITFALL(many=True),
        parameters=[AT],
    )
    def get(self, request: Request, case: int) -> Response:
        at = place_asked(request)
        assessed = assessed_case(policy.case_read_by(who(request), case, "API: stops"))
        lines = pitfalls_at(assessed, at or NOWHERE)
        return Response([_line(line) for line in lines if line.stops])


def _line(line: PitfallLine) -> dict[str, object]:
    return {
        "code": line.code.value,
        "stops": line.stops,
        "answered": line.answered,
        "sentence": translated(line.sentence),
        "source": translated(line.source),
        "facts": list(line.facts),
    }


class OverridesView(APIView):
    @lists("list_overrides", "Blockers that the chair let stand at acceptance, newest first", OVERRIDE)
    def get(self, request: Request, case: int) -> Response:
        rows = policy.case_read_by(who(request), case, "API: overrides").eligibility_overrides.all()
        return listed(request, page_from(request, rows, ("decided_on", "id"), names_of(OVERRIDE)))


class StopAnswersView(APIView):
    @lists("list_stop_answers", "Answers of the meeting to what stops, newest first", STOP_ANSWER)
    def get(self, request: Request, case: int) -> Response:
        rows = policy.case_read_by(who(request), case, "API: answers").stop_answers.all()
        return listed(request, page_from(request, rows, ("answered_on", "id"), names_of(STOP_ANSWER)))

    @writes("answer_stop", "Answer what stops, or a carcinoma flag", serializer_of("StopAnswer", acts.ANSWER))
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "answer_stop")


class EmergenciesView(APIView):
    @lists("list_emergencies", "What was done about emergencies, newest first", EMERGENCY)
    def get(self, request: Request, case: int) -> Response:
        rows = policy.case_read_by(who(request), case, "API: emergencies").emergency_records.all()
        return listed(request, page_from(request, rows, ("done_at", "id"), names_of(EMERGENCY)))

    @writes("record_emergency", "Record what was done at once", serializer_of("Emergency", acts.EMERGENCY))
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "record_emergency")


class RepeatsView(APIView):
    @lists("list_repeats", "Repeats that the clock rested for, newest first", REPEAT)
    def get(self, request: Request, case: int) -> Response:
        rows = policy.case_read_by(who(request), case, "API: repeats").awaited_repeats.all()
        return listed(request, page_from(request, rows, ("ordered_at", "id"), names_of(REPEAT)))

    @writes("await_repeat", "Await a repeat; the clock rests for it", serializer_of("Repeat", acts.REPEAT))
    def post(self, request: Request, case: int) -> Response:
        return act(request, case, "await_repeat")
