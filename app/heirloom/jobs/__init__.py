"""Runs long work over one vault: records it, reports it, pauses, resumes and cancels it, and lets people go first."""

from heirloom.jobs.first import PersonFirst, waited_for
from heirloom.jobs.runner import JobRunner
from heirloom.jobs.running import ProgressCallback, Unrecorded

__all__ = ["JobRunner", "PersonFirst", "ProgressCallback", "Unrecorded", "waited_for"]
