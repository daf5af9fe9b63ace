"""The English of what keeps a study from being adequate, and the lines of an order."""

from imaging.sentences import Template

# What a technique lacks, each as it stands inside a sentence.
FEW_PHASES = Template("FEW_PHASES", "fewer phases than the arterial and one other")
PHASES_UNRECORDED = Template("PHASES_UNRECORDED", "the phases are not recorded")
TWO_PHASES = Template("TWO_PHASES", "two phases instead of three")
NOT_FUSED = Template("NOT_FUSED", "SPECT and CT are not fused")
FUSION_UNRECORDED = Template("FUSION_UNRECORDED", "fusion of SPECT and CT is not recorded")
ONE_TIME_ONE_TRACER = Template("ONE_TIME_ONE_TRACER", "neither early and late images nor a second tracer")
TIMES_UNRECORDED = Template("TIMES_UNRECORDED", "early and late images or a second tracer are not recorded")
NO_NECK = Template("NO_NECK", "the neck is not in the field")
NO_MEDIASTINUM = Template("NO_MEDIASTINUM", "the mediastinum is not in the field")
FIELD_UNRECORDED = Template("FIELD_UNRECORDED", "the field is not recorded")
SPECT_WITHOUT_CT = Template("SPECT_WITHOUT_CT", "SPECT without CT places a focus only roughly")
PLANAR = Template("PLANAR", "planar images show no depth")
ROUTINE_CT = Template("ROUTINE_CT", "a routine CT is not a 4D-CT")
WITHOUT_CONTRAST = Template("WITHOUT_CONTRAST", "MRI without contrast does not show a parathyroid reliably")
NOTHING_RECORDED = Template("NOTHING_RECORDED", "neither protocol nor adequacy is recorded")
CALLED_BY_READER = Template("CALLED_BY_READER", "its reader calls it {adequacy}")

# An order to print, line by line.
ORDER = Template("ORDER", "Order: {order}")
ORDER_WITH_CODES = Template("ORDER_WITH_CODES", "Order: {order} ({codes})")
PATIENT = Template("PATIENT", "Patient: {blank}  Record number: {blank}  Date: {blank}")
QUESTION = Template("QUESTION", "Question: {question}")
PROTOCOL = Template("PROTOCOL", "Protocol:")
FOR_ADEQUACY = Template("FOR_ADEQUACY", "For the study to be adequate:")
FOR_PATIENT = Template("FOR_PATIENT", "For this patient:")
ITEM = Template("ITEM", "- {text}")
ORDERED_BY = Template("ORDERED_BY", "Ordered by: {blank}")
