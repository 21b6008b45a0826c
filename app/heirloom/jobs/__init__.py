"""Runs long work over one vault: records it, reports it, pauses, resumes and cancels it."""

from heirloom.jobs.runner import JobRunner
from heirloom.jobs.running import ProgressCallback, Unrecorded

__all__ = ["JobRunner", "ProgressCallback", "Unrecorded"]
