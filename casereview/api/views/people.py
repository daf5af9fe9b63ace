"""Patients of the cases that one may see, and the high-volume centers."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview import policy
from casereview.api.http.listing import listed, page_from, plain
from casereview.api.http.preconditions import Query, who
from casereview.api.openapi.case_rows import CENTER, PATIENT, PATIENT_WITH_CASES
from casereview.api.openapi.document import lists, reads
from casereview.api.openapi.shapes import names_of
from casereview.models import Center, Patient, User

COLUMNS = names_of(PATIENT, "site")


class PatientsView(APIView):
    @lists("list_patients", "Patients of the cases that you may see, newest first", PATIENT)
    def get(self, request: Request) -> Response:
        page = page_from(request, _visible(who(request)), ("id",), (*COLUMNS, "site__code"))
        for row in page.rows:
            row["site"] = row.pop("site__code")
        return listed(request, page)


class PatientView(APIView):
    @reads("get_patient", "One patient, with the cases that you may see", PATIENT_WITH_CASES)
    def get(self, request: Request, patient: int) -> Response:
        Query(request)
        user = who(request)
        row = _visible(user).filter(pk=patient).values(*COLUMNS, "site__code").first()
        if row is None:
            raise Http404
        row["site"] = row.pop("site__code")
        cases = list(policy.visible_cases(user).filter(patient=patient).order_by("pk").values("id", "state"))
        policy.case_read_by(user, cases[-1]["id"], "API: patient")
        return Response({**plain(row), "cases": cases})


def _visible(user: User) -> QuerySet[Patient]:
    return Patient.objects.filter(Exists(policy.visible_cases(user).filter(patient=OuterRef("pk"))))


class CentersView(APIView):
    @lists("list_centers", "High-volume centers that take referrals", CENTER)
    def get(self, request: Request) -> Response:
        values = (*names_of(CENTER, "name"), "site__name")
        page = page_from(request, Center.objects.filter(is_active=True), ("id",), values, newest_first=False)
        for row in page.rows:
            row["name"] = row.pop("site__name")
        return listed(request, page)
