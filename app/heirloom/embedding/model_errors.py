"""What can be wrong with a model that was brought, fetched or installed."""

from __future__ import annotations

from heirloom.core.errors import HeirloomError, UserError


class ModelRefused(UserError):
    """What was brought or fetched cannot be used as a model; the message says why."""

    code = "model_refused"


class FetchFailed(UserError):
    """The source did not give what it listed, or could not be reached; what did arrive is kept for another try."""

    code = "fetch_failed"
    exit_code = 1


class ModelDamaged(HeirloomError):
    """An installed model's file is missing, has changed, or does not say what it must; install it again."""

    code = "model_damaged"
    exit_code = 7


class ConversionFailed(HeirloomError):
    """The conversion's process ended without an answer, most often for want of memory."""

    code = "conversion_failed"
    exit_code = 1
