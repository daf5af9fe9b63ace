"""People with names and parts, and a case that is led through its states by lawful verbs."""

import datetime as dt
import itertools
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from casereview.lifecycle.roles import Role
from casereview.models import Case, Center, Membership, Site, User
from casereview.workflow import engine
from casereview.workflow.opening import open_case

PASSWORD = "correct horse battery"
_count = itertools.count(1)


def key() -> str:
    return f"key-{next(_count)}"


def day(ago: int) -> str:
    """The ISO day that lies ``ago`` days before today."""
    return (timezone.localdate() - dt.timedelta(days=ago)).isoformat()


def person(name: str, site: Site, role: Role, *, chair: bool = False) -> User:
    user = User.objects.create_user(f"{name.lower().replace(' ', '.')}@example.org", PASSWORD, name=name)
    Membership.objects.create(user=user, site=site, role=role, chair=chair)
    return user


@dataclass
class People:
    """Everyone at the test hospital, at the center, and Kit, who has no business here."""

    site: Site
    center: Center
    sam: User  # coordinator
    reyes: User  # surgeon and chair
    sato: User  # surgeon
    ito: User  # endocrinologist
    okafor: User  # radiologist
    nilsen: User  # nuclear medicine
    ivanov: User  # interventional radiologist
    petit: User  # pathologist
    olu: User  # observer
    hale: User  # reviewer at the center
    ada: User  # administrator
    bot: User  # service account
    kit: User  # coordinator of another hospital: a stranger


def make_people() -> People:
    site = Site.objects.create(name="St. Brigid Hospital", code="brigid")
    other = Site.objects.create(name="Harbor Hospital", code="harbor")
    far = Site.objects.create(name="Northgate Center", code="northgate")
    return People(
        site=site,
        center=Center.objects.create(site=far, performs_sampling=True, reoperations_per_year=60),
        sam=person("Sam Brook", site, Role.COORDINATOR),
        reyes=person("Lena Reyes", site, Role.SURGEON, chair=True),
        sato=person("Kenji Sato", site, Role.SURGEON),
        ito=person("Mai Ito", site, Role.ENDOCRINOLOGIST),
        okafor=person("Chidi Okafor", site, Role.RADIOLOGIST),
        nilsen=person("Tor Nilsen", site, Role.NUCLEAR_MEDICINE),
        ivanov=person("Mila Ivanov", site, Role.INTERVENTIONAL_RADIOLOGIST),
        petit=person("Jean Petit", site, Role.PATHOLOGIST),
        olu=person("Olu Ade", site, Role.OBSERVER),
        hale=person("Ruth Hale", far, Role.CENTER_REVIEWER),
        ada=person("Ada Minn", site, Role.ADMINISTRATOR),
        bot=person("Lab Feed", site, Role.SERVICE),
        kit=person("Kit Warren", other, Role.COORDINATOR),
    )


POSITIVE: dict[str, Any] = {"result": "positive", "findings": [{"location": "left inferior"}]}
NEGATIVE: dict[str, Any] = {"result": "negative"}
SPECT_CT: dict[str, Any] = {
    "modality": "sestamibi_spect_ct",
    "operative_report_seen": True,
    "fused": True,
    "acquisitions": ["early", "late"],
    "covers": ["neck", "mediastinum"],
}
CT_4D: dict[str, Any] = {
    "modality": "ct_4d",
    "operative_report_seen": True,
    "phases": ["non_contrast", "arterial", "delayed"],
    "covers": ["neck", "mediastinum"],
}
OPERATION: dict[str, Any] = {
    "kind": "parathyroidectomy",
    "report": "on_file",
    "glands": [
        {"gland": "right.superior", "disposition": "removed", "pathology": "adenoma", "weight_mg": "820"},
        {"gland": "left.inferior", "disposition": "not_found"},
    ],
}
CALCIUM = {"analyte": "calcium_total", "value": "11.9", "unit": "mg/dL", "low": "8.5", "high": "10.5"}
PTH = {"analyte": "pth_intact", "value": "180", "unit": "pg/mL", "low": "15", "high": "65"}
OPENING = {"family_name": "Marlow", "given_name": "Ines", "sex": "F", "birth_date": "1970-04-02"}


class Builder:
    """Leads one case along the path that a real one takes; each step checks that it was not refused."""

    def __init__(self, people: People, mrn: str = "", **opening: Any) -> None:
        self.people = people
        body = {
            **OPENING,
            "site": people.site.code,
            "mrn": mrn or f"M{next(_count):06d}",
            "surgeon": people.reyes.pk,
            "endocrinologist": people.ito.pk,
            "radiologist": people.okafor.pk,
            **opening,
        }
        self.pk = open_case(actor=people.sam, key=key(), body=body).case

    @property
    def case(self) -> Case:
        return Case.objects.get(pk=self.pk)

    def act(self, name: str, actor: User, **body: Any) -> engine.WriteResult:
        return engine.record(self.pk, name, actor=actor, key=key(), body=body)

    def do(self, verb: str, actor: User, override: str = "", **data: Any) -> engine.WriteResult:
        return engine.perform(
            self.pk,
            verb,
            actor=actor,
            seen_version=self.case.version,
            key=key(),
            override=override,
            data=data,
        )

    def team(self) -> "Builder":
        """Puts everyone else of the hospital on the care team."""
        people = self.people
        for user, role in (
            (people.nilsen, Role.NUCLEAR_MEDICINE),
            (people.ivanov, Role.INTERVENTIONAL_RADIOLOGIST),
            (people.petit, Role.PATHOLOGIST),
            (people.olu, Role.OBSERVER),
        ):
            self.act("assign_member", people.sam, person=user.pk, role=role.value)
        return self

    def worked_up(self) -> "Builder":
        """Enters what makes the case eligible: persistent disease after one operation."""
        sam = self.people.sam
        self.act("set_background", sam, flags=[])
        self.act("add_operation", sam, performed_on=day(400), **OPERATION)
        self.act("add_lab", sam, collected_at=day(340), **CALCIUM)
        self.act("add_lab", sam, collected_at=day(100), **CALCIUM)
        self.act("add_lab", sam, collected_at=day(100), **PTH)
        self.act(
            "resolve_blocker",
            self.people.ito,
            blocker="FHH_NOT_EXCLUDED",
            resolved_on=day(90),
            reason="CASR sequencing negative",
        )
        return self

    def localization(self) -> "Builder":
        self.worked_up().do("accept_case", self.people.ito, confirm_eligibility=True)
        return self

    def imaged(self, read: dict[str, Any]) -> "Builder":
        """Two adequate studies that both say ``read``."""
        for number, study in enumerate((SPECT_CT, CT_4D)):
            self.act("add_study", self.people.okafor, performed_on=day(60 - number), read=[read], **study)
        return self

    def review(self, read: dict[str, Any] = POSITIVE) -> "Builder":
        self.localization().imaged(read).do("submit_for_review", self.people.sam)
        return self

    def opinions(self, position: str) -> "Builder":
        for user in (self.people.reyes, self.people.ito, self.people.okafor):
            self.act("give_opinion", user, position=position, rationale="As discussed.")
        return self

    def confirmed(self) -> "Builder":
        self.act("confirm_verdict", self.people.okafor)
        self.act("confirm_verdict", self.people.reyes)
        return self

    def escalation(self) -> "Builder":
        self.review(NEGATIVE).opinions("escalate").do(
            "escalate", self.people.reyes, center=self.people.center.pk, question="Where is the gland?"
        )
        return self

    def accepted(self) -> "Builder":
        self.escalation().act("accept_referral", self.people.hale)
        return self

    def venous_sampling(self) -> "Builder":
        self.accepted().do("order_sampling", self.people.reyes, **PLAN)
        return self

    def sampled(self) -> "Builder":
        self.venous_sampling().act("add_sampling", self.people.hale, performed_on=day(0), **SAMPLING)
        return self

    def surgical_planning(self) -> "Builder":
        self.review().opinions("focused_reoperation").confirmed().do(
            "agree_target",
            self.people.reyes,
            plan="focused_reoperation",
            target_sites=["left.inferior"],
        )
        return self

    def follow_up(self) -> "Builder":
        self.surgical_planning()
        sam = self.people.sam
        self.act("add_laryngoscopy", sam, performed_on=day(10), left="mobile", right="mobile")
        operation = self.act("add_operation", self.people.reyes, performed_on=day(0), **REOPERATION)
        self.do("record_reoperation", self.people.reyes, operation=operation.pk, iopth_plan="Miami, 10 min")
        return self

    def closed(self) -> "Builder":
        self.do("withdraw", self.people.sam, resolution="withdrawn", reason="Moved away")
        return self


PLAN: dict[str, Any] = {
    "radiologist": "Mila Ivanov",
    "consent_obtained": True,
    "contrast_plan": "eGFR 88; iodinated contrast",
    "anticoagulation_plan": "None taken",
    "veins": ["left.inferior_thyroid", "right.inferior_thyroid"],
}
SAMPLING: dict[str, Any] = {
    "unit": "pg/mL",
    "assay": "2nd generation",
    "samples": [
        {"vein": "peripheral", "value": "140"},
        {"vein": "left.inferior_thyroid", "value": "980"},
        {"vein": "right.inferior_thyroid", "value": "150"},
    ],
}
REOPERATION: dict[str, Any] = {
    "kind": "neck_exploration",
    "report": "on_file",
    "iopth": "180, 210, 40 pg/mL at 10 min",
    "glands": [
        {
            "gland": "left.inferior",
            "disposition": "removed",
            "found_at": "left.inferior",
            "pathology": "adenoma",
            "weight_mg": "640",
        }
    ],
}
