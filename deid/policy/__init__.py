"""Policies: what becomes of each kind of entity."""

from deid.policy.loading import PRESETS, load_policy, preset_text
from deid.policy.schema import Policy

__all__ = ["PRESETS", "Policy", "load_policy", "preset_text"]
