"""Who takes part in a case."""

from enum import StrEnum


class Role(StrEnum):
    """A part that a person plays at a site, on a case, or (chair) at its meeting."""

    COORDINATOR = "coordinator"
    SURGEON = "surgeon"
    ENDOCRINOLOGIST = "endocrinologist"
    RADIOLOGIST = "radiologist"
    NUCLEAR_MEDICINE = "nuclear_medicine"
    INTERVENTIONAL_RADIOLOGIST = "interventional_radiologist"
    PATHOLOGIST = "pathologist"
    OBSERVER = "observer"
    CENTER_REVIEWER = "center_reviewer"
    ADMINISTRATOR = "administrator"
    SERVICE = "service"
    CHAIR = "chair"  # a mark on a clinician's membership, never a membership of its own


LABELS: dict[Role, str] = {role: role.value.replace("_", " ") for role in Role}

# The three disciplines that must speak before a scarred neck is opened again.
THE_THREE: tuple[Role, ...] = (Role.SURGEON, Role.ENDOCRINOLOGIST, Role.RADIOLOGIST)

CLINICIANS: tuple[Role, ...] = (
    *THE_THREE,
    Role.NUCLEAR_MEDICINE,
    Role.INTERVENTIONAL_RADIOLOGIST,
    Role.PATHOLOGIST,
)

MEMBERSHIP_ROLES: tuple[Role, ...] = tuple(role for role in Role if role is not Role.CHAIR)

# Roles that a coordinator can put on a case's care team.
TEAM_ROLES: tuple[Role, ...] = (*CLINICIANS, Role.OBSERVER)
