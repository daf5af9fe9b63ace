"""Site codes and groups of codes that many situations expect."""

LS, LI, RS, RI = "left.superior", "left.inferior", "right.superior", "right.inferior"
L_GROOVE, R_GROOVE = "left.tracheoesophageal_groove", "right.tracheoesophageal_groove"
L_PARA, R_PARA = "left.paraesophageal", "right.paraesophageal"
L_RETRO, M_RETRO, R_RETRO = "left.retroesophageal", "midline.retroesophageal", "right.retroesophageal"
L_LIGAMENT, R_LIGAMENT = "left.thyrothymic_ligament", "right.thyrothymic_ligament"
L_THYMUS, R_THYMUS = "left.intrathymic", "right.intrathymic"
L_SHEATH, R_SHEATH = "left.carotid_sheath", "right.carotid_sheath"
L_ANTERIOR, R_ANTERIOR = "left.anterior_mediastinum", "right.anterior_mediastinum"
L_POSTERIOR, R_POSTERIOR = "left.posterior_mediastinum", "right.posterior_mediastinum"
ANTERIOR = f"{L_ANTERIOR} midline.anterior_mediastinum {R_ANTERIOR}"
POSTERIOR = f"{L_POSTERIOR} midline.posterior_mediastinum {R_POSTERIOR}"
WINDOW = "left.aortopulmonary_window midline.aortopulmonary_window right.aortopulmonary_window"
MEDIASTINUM = " ".join(
    f"{side}.{place}"
    for place in (
        "anterior_mediastinum",
        "middle_mediastinum",
        "posterior_mediastinum",
        "aortopulmonary_window",
        "pericardial",
    )
    for side in ("left", "midline", "right")
)

# Lists of codes that often stand together.
NOTHING_COUNTS = "TOO_FEW_FAMILIES NO_FUNCTIONAL_STUDY NO_ANATOMIC_STUDY"
ORDER_BOTH = "ORDER_CT_4D ORDER_SPECT_CT"
OPERATE = "MDT_REVIEW FOCUSED_REOPERATION"
SETTLE = "MDT_REVIEW SETTLE_FIRST"
THINK_AGAIN = "EXPERT_REREAD ORDER_MRI_WITH_CONTRAST MDT_REVIEW"
ESCALATE = "MDT_REVIEW HIGH_VOLUME_CENTER VENOUS_SAMPLING"
