"""The agreed lifecycle, written down a second time and by hand: the table of the rules is held against it."""

OPEN = (
    "intake",
    "localization",
    "concordance_review",
    "escalation",
    "venous_sampling",
    "surgical_planning",
    "follow_up",
)
AFTER_INTAKE = ("localization", "concordance_review", "escalation", "venous_sampling", "surgical_planning")
THREE = {"surgeon", "endocrinologist", "radiologist"}
STAYS = "stays"

# verb: (sources, target, who)
TABLE: dict[str, tuple[tuple[str, ...], str, set[str]]] = {
    "open_case": ((), "intake", {"coordinator", *THREE, "service"}),
    "accept_case": (("intake",), "localization", {"surgeon", "endocrinologist"}),
    "decline_case": (("intake",), "closed", {"surgeon", "endocrinologist"}),
    "submit_for_review": (("localization",), "concordance_review", {"coordinator", "radiologist"}),
    "request_imaging": (("concordance_review",), "localization", THREE),
    "agree_target": (("concordance_review",), "surgical_planning", {"chair"}),
    "escalate": (("concordance_review",), "escalation", {"chair", "surgeon", "endocrinologist"}),
    "order_sampling": (
        ("escalation",),
        "venous_sampling",
        {"interventional_radiologist", "center_reviewer", "surgeon"},
    ),
    "record_sampling": (
        ("venous_sampling",),
        "concordance_review",
        {"interventional_radiologist", "center_reviewer", "coordinator"},
    ),
    "return_opinion": (("escalation",), "concordance_review", {"center_reviewer", "coordinator"}),
    "recall": (("escalation", "venous_sampling"), "concordance_review", {*THREE, "coordinator"}),
    "manage_medically": (AFTER_INTAKE, "closed", {"endocrinologist", "chair"}),
    "observe": (AFTER_INTAKE, "closed", {"endocrinologist", "chair"}),
    "replan": (("surgical_planning",), "concordance_review", {"surgeon"}),
    "record_reoperation": (("surgical_planning",), "follow_up", {"surgeon"}),
    "record_outside_operation": (OPEN, "follow_up", THREE),
    "restart_localization": (("follow_up",), "localization", {"endocrinologist"}),
    "record_outcome": (("follow_up",), "closed", {"endocrinologist"}),
    "transfer": (OPEN, "closed", {"coordinator", "chair"}),
    "record_death": (OPEN, "closed", {*THREE, "coordinator"}),
    "hold": (OPEN, STAYS, {"coordinator", *THREE}),
    "resume": (OPEN, STAYS, {"coordinator", *THREE}),
    "withdraw": (tuple(s for s in OPEN if s != "follow_up"), "closed", {"coordinator"}),
    "reopen": (("closed",), "intake", {"coordinator", "endocrinologist"}),
}
EDGES = {
    (verb, source, source if target == STAYS else target)
    for verb, (sources, target, _who) in TABLE.items()
    for source in sources
}
