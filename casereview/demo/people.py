"""The people, hospitals and centers of the demo. All are invented; their passwords are public."""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth.hashers import make_password

from casereview.lifecycle.roles import Role
from casereview.models import Center, Membership, Site, User

PASSWORD: Final = "neck-in-a-haystack"  # noqa: S105  (public on purpose, of accounts that hold nothing real)
HOME, AWAY, NORTHGATE, LAKEVIEW, ALDAN = "harbor", "kestrel", "northgate", "lakeview", "aldan"

SITES: Final = {
    HOME: "Harbor Point Medical Center (invented)",
    AWAY: "Kestrel Valley Hospital (invented)",
    NORTHGATE: "Northgate Endocrine Surgery Center (invented)",
    LAKEVIEW: "Lakeview Surgical Institute (invented)",
    ALDAN: "Saint Aldan University Hospital (invented)",
}
# Volumes are invented like the centers; Lakeview is the one that does not sample veins.
CENTERS: Final[dict[str, dict[str, int | bool]]] = {
    NORTHGATE: {
        "surgeon_cases_per_year": 140,
        "center_cases_per_year": 420,
        "reoperations_per_year": 60,
        "performs_sampling": True,
        "performs_ct_4d": True,
        "performs_pet": True,
        "thoracic_surgery": True,
    },
    LAKEVIEW: {
        "surgeon_cases_per_year": 70,
        "center_cases_per_year": 150,
        "reoperations_per_year": 18,
        "performs_ct_4d": True,
    },
    ALDAN: {
        "center_cases_per_year": 210,
        "reoperations_per_year": 25,
        "performs_sampling": True,
        "performs_ct_4d": True,
        "thoracic_surgery": True,
    },
}


@dataclass(frozen=True, slots=True)
class Person:
    shown: str  # the part that the list of logins names
    role: Role
    name: str
    site: str = HOME
    chair: bool = False

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@example.org"


PEOPLE: Final = (
    Person("coordinator", Role.COORDINATOR, "Sam Whitlock"),
    Person("surgeon", Role.SURGEON, "Priya Menon"),
    Person("endocrinologist", Role.ENDOCRINOLOGIST, "Jonas Feld"),
    Person("radiologist", Role.RADIOLOGIST, "Amara Diallo"),
    Person("nuclear medicine", Role.NUCLEAR_MEDICINE, "Tomas Rehor"),
    Person("interventional radiologist", Role.INTERVENTIONAL_RADIOLOGIST, "Mei Tanaka"),
    Person("pathologist", Role.PATHOLOGIST, "Luca Ferri"),
    Person("chair (a surgeon)", Role.SURGEON, "Helen Strand", chair=True),
    Person("observer", Role.OBSERVER, "Noor Haddad"),
    Person("center reviewer (Northgate)", Role.CENTER_REVIEWER, "Ruth Calder", NORTHGATE),
    Person("center reviewer (Lakeview)", Role.CENTER_REVIEWER, "Owen Birk", LAKEVIEW),
    Person("administrator", Role.ADMINISTRATOR, "Ada Lindqvist"),
    Person("coordinator elsewhere (sees nothing here)", Role.COORDINATOR, "Kit Marlowe", AWAY),
)
LOGINS: Final = [(person.shown, person.email, PASSWORD) for person in PEOPLE]


def settle() -> None:
    """Brings sites, centers and people about where they are not there yet; changes none that are."""
    sites = {
        code: Site.objects.get_or_create(code=code, defaults={"name": name})[0]
        for code, name in SITES.items()
    }
    for code, figures in CENTERS.items():
        Center.objects.get_or_create(site=sites[code], defaults=figures)
    encoded = make_password(PASSWORD)  # once: each hash takes a third of a second, on purpose
    for person in PEOPLE:
        staff = person.role is Role.ADMINISTRATOR
        user, _ = User.objects.get_or_create(
            email=person.email,
            defaults={"name": person.name, "password": encoded, "is_staff": staff, "is_superuser": staff},
        )
        Membership.objects.get_or_create(
            user=user, site=sites[person.site], role=person.role, defaults={"chair": person.chair}
        )
