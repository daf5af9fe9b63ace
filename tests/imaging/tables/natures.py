"""Findings whose nature is known: the words of explanation are read as if absent, those of denial are not."""

from typing import Final

NATURES: Final[dict[str, dict[str, str]]] = {
    "thyroid_nodule": {
        "left lower pole thyroid nodule": "left.inferior",
        "thyroid nodule in the left lower pole": "left.inferior",
        "left inferior, likely thyroid nodule": "left.inferior",
        "left inferior uptake corresponding to a thyroid nodule": "left.inferior",
        "right upper pole, Hürthle cell nodule": "right.superior",
        "goiter, right lower pole": "right.inferior",
        "left thyroid nodule": "left.neck",
        "left lower pole thyroid nodule, resolved": "!",
        "no thyroid nodule at the left lower pole": "!",
        "thyroid nodule": "-",
        "nodule in the left thyroid lobe": "left.neck",
        "nodule in a right goiter, lower pole": "right.inferior",
        "left inferior uptake matched on both tracers": "left.inferior",
        "early uptake left inferior that washes out": "left.inferior",
    },
    "lymph_node": {
        "left inferior lymph node": "left.inferior",
        "left TE groove lymph node": "left.tracheoesophageal_groove",
        "lymph node at the right lower pole": "right.inferior",
        "right carotid sheath node": "right.carotid_sheath",
        "mediastinal lymph node": "any.mediastinum",
        "left inferior, likely lymph node": "left.inferior",
        "left level VI lymph node": "-left",
        "right level IV": "-right",
        "left inferior lymph node not seen": "!",
        "left jugulo-carotid node": "left.carotid_sheath",
    },
    "physiologic": {
        "physiologic uptake in the left thymus": "left.intrathymic",
        "uptake in the left submandibular gland": "left.submandibular",
        "left submandibular gland uptake": "left.submandibular",
        "right lower pole, physiologic": "right.inferior",
        "left lower pole artifact": "left.inferior",
        "uptake in the right parotid gland": "-right",
        "left inferior early uptake, not retained": "left.inferior",
        "no physiologic uptake on the left": "!",
    },
    "known_graft": {
        "known graft in the left forearm": "left.forearm_graft",
        "graft in right SCM": "right.sternocleidomastoid_graft",
        "left forearm, corresponding to the graft": "left.forearm_graft",
    },
}
