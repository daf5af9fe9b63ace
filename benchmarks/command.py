"""How long the command takes from its start to its answer, beside an interpreter that does nothing.

- *Command*: `python -m casereview.rules.assess` with a small case on its standard input.
- *Bare interpreter*: `python -c pass`, the part of it that no program can save.
- *Command / bare interpreter*: the ratio of the two medians.

The sources are compiled first, as the image has them. The two run by turns, so that other work on the
machine falls on both; one run of each comes before and is not counted.
"""

from __future__ import annotations

import compileall
import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import Figure

RUNS = 40
_ROOT = Path(__file__).parents[1]
_COMMAND = (sys.executable, "-m", "casereview.rules.assess")
_BARE = (sys.executable, "-c", "pass")
_CASE = json.dumps(
    {
        "patient": {"sex": "F", "age_years": 54},
        "flags": [],
        "operations": [
            {"id": "op1", "date": "2024-02-10", "kind": "parathyroidectomy", "report": "on_file"},
        ],
        "labs": [
            {"id": "l1", "analyte": "calcium_total", "value": "11.9", "unit": "mg/dL"}
            | {"low": "8.5", "high": "10.5", "collected_at": "2024-08-01"},
            {"id": "l2", "analyte": "pth_intact", "value": "150", "unit": "pg/mL"}
            | {"low": "15", "high": "65", "collected_at": "2024-08-01"},
        ],
        "studies": [
            {"id": "s1", "modality": "sestamibi_spect_ct", "performed_on": "2024-09-01"}
            | {"adequacy": "adequate", "result": "positive", "findings": [{"location": "left inferior"}]},
            {"id": "s2", "modality": "ct_4d", "performed_on": "2024-09-20"}
            | {"adequacy": "adequate", "result": "positive", "findings": [{"location": "left inferior"}]},
        ],
    }
).encode()


def _milliseconds(command: tuple[str, ...]) -> float:
    began = perf_counter()
    subprocess.run(command, input=_CASE, stdout=subprocess.PIPE, cwd=_ROOT, check=True)
    return (perf_counter() - began) * 1000


def figures() -> list[Figure]:
    for folder in ("casereview", "imaging"):
        compileall.compile_dir(_ROOT / folder, quiet=1)
    pairs = [(_milliseconds(_COMMAND), _milliseconds(_BARE)) for _ in range(RUNS + 1)][1:]
    command, bare = (median(times) for times in zip(*pairs, strict=True))
    return [
        Figure("command, ms", "", "", f"{command:.0f}"),
        Figure("bare interpreter, ms", "", "", f"{bare:.1f}"),
        Figure("command / bare interpreter", "8.0", "", f"{command / bare:.1f}"),
    ]
