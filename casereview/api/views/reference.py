"""The reference systems: ratings, protocols, profiles and the dose calculator. No case is behind them."""

from collections.abc import Mapping
from typing import Any

import msgspec
from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from casereview.api.http.preconditions import Query, body_of
from casereview.api.openapi import reference_rows as shapes
from casereview.api.openapi.document import REFUSED, reads
from casereview.language import in_readers_language, translated
from casereview.rules.profiles.files import DEFAULT_PROFILE
from casereview.rules.profiles.lines import profile_lines
from casereview.rules.profiles.model import PROFILES, load_profile
from casereview.rules.profiles.reference import Reference, load_reference
from casereview.workflow.input import dose
from imaging.studies.appropriateness import SAYS, Scenario
from imaging.studies.procedures import PROCEDURES
from imaging.studies.protocol_library import order_text

PROFILE = OpenApiParameter("profile", str, enum=PROFILES, description=f"Default `{DEFAULT_PROFILE}`.")


def plain(value: object) -> Any:
    """A struct as JSON-ready values; decimals are text."""
    return msgspec.to_builtins(value, enc_hook=in_readers_language)


class AppropriatenessView(APIView):
    @reads(
        "get_appropriateness",
        "How the guideline rates each procedure, by scenario; what is not confirmed says so",
        shapes.APPROPRIATENESS,
        parameters=[
            PROFILE,
            OpenApiParameter("scenario", str, enum=[one.value for one in Scenario]),
            OpenApiParameter("procedure", str, enum=list(PROCEDURES)),
        ],
    )
    def get(self, request: Request) -> Response:
        query = Query(request, "profile", "scenario", "procedure")
        name = query.choice("profile", PROFILES, DEFAULT_PROFILE)
        scenario = query.choice("scenario", [one.value for one in Scenario])
        procedure = query.choice("procedure", list(PROCEDURES))
        criteria = load_reference(name).criteria
        scenarios = [one for one in Scenario if scenario in ("", one.value)]
        return Response(
            {
                "profile": load_profile(name).edition,
                "citation": criteria.citation,
                "scenarios": [
                    {"code": one.value, "label": translated(one.label), **plain(criteria.scenarios[one])}
                    for one in scenarios
                ],
                "ratings": [
                    _rating(name, one, code)
                    for one in scenarios
                    for code in PROCEDURES
                    if procedure in ("", code)
                ],
            }
        )


def _rating(name: str, scenario: Scenario, procedure: str) -> dict[str, Any]:
    rating = load_reference(name).criteria.rating(scenario, procedure)
    radiation = load_profile(name).radiation
    return {
        **plain(rating),
        "scenario": scenario.value,
        "procedure": procedure,
        "label": translated(PROCEDURES[procedure].label),
        "says": SAYS[rating.category].value,
        "category_label": translated(rating.category.label),
        "band_adult": translated(radiation.band(procedure, child=False)),
        "band_child": translated(radiation.band(procedure, child=True)),
    }


class ProtocolsView(APIView):
    @reads(
        "list_protocols",
        "The imaging protocol library, with an order to print for each",
        shapes.PROTOCOLS,
        parameters=[PROFILE],
    )
    def get(self, request: Request) -> Response:
        name = Query(request, "profile").choice("profile", PROFILES, DEFAULT_PROFILE)
        found = load_reference(name)
        every = [_protocol(found, code) for code in found.protocols]
        return Response({"profile": load_profile(name).edition, "protocols": every})


class ProtocolView(APIView):
    @reads("get_protocol", "One imaging protocol", shapes.PROTOCOL, parameters=[PROFILE])
    def get(self, request: Request, procedure: str) -> Response:
        name = Query(request, "profile").choice("profile", PROFILES, DEFAULT_PROFILE)
        found = load_reference(name)
        if procedure not in found.protocols:
            raise Http404
        return Response(_protocol(found, procedure))


def _protocol(found: Reference, code: str) -> dict[str, Any]:
    card = found.protocols[code]
    more: Mapping[str, str] = {"procedure": code, "label": translated(PROCEDURES[code].label)}
    return {**more, **plain(card), "order_text": translated(order_text(card, found.question))}


class ProfilesView(APIView):
    @reads("list_profiles", "The profiles of rules and numbers", shapes.PROFILES_SHAPE)
    def get(self, request: Request) -> Response:
        Query(request)
        found = [load_profile(name) for name in PROFILES]
        return Response(
            {
                "profiles": [
                    {"id": one.id, "version": one.version, "title": translated(one.title)} for one in found
                ]
            }
        )


class ProfileView(APIView):
    @reads("get_profile", "Every number and rating of a profile, with its source", shapes.PROFILE)
    def get(self, request: Request, profile: str) -> Response:
        Query(request)
        if profile not in PROFILES:
            raise Http404
        found = load_profile(profile)
        lines = [plain(line) for line in profile_lines(profile)]
        return Response(
            {"id": found.id, "version": found.version, "title": translated(found.title), "lines": lines}
        )


class DoseView(APIView):
    @extend_schema(
        operation_id="calculate_dose",
        summary="Effective dose of each study and of all: band, measured and estimated, kept apart",
        description="Stateless: nothing is stored.",
        request=shapes.DOSE_BODY,
        responses={200: shapes.DOSE_REPORT, **REFUSED},
    )
    def post(self, request: Request) -> Response:
        report = dose.calculated(body_of(request))
        return Response({"profile": load_profile(DEFAULT_PROFILE).edition, **plain(report)})
