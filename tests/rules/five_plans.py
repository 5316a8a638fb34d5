"""The five shipped plans, read once for the tests that hold them side by side."""

from desktop.plans.reading import read_plan
from tests.factories import shipped_text

NGOC_HA, VINH_BAO = "ngoc-ha-2026-2030", "vinh-bao-2026-2030"
HA_NOI, HAI_HOA, HONG_VAN = "ha-noi-2026-2030", "hai-hoa-2024", "hong-van-2025"
CODES = (NGOC_HA, VINH_BAO, HA_NOI, HAI_HOA, HONG_VAN)
PLANS = {code: read_plan(shipped_text(code)) for code in CODES}
