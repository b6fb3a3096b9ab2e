"""Tests of Slack are coroutines, as those of the other adapters are."""

from tests.adapters.conftest import pytest_pyfunc_call

__all__ = ["pytest_pyfunc_call"]
