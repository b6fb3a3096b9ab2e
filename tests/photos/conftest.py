"""Tests of photos may be coroutines, as those of adapters are."""

from tests.adapters.conftest import pytest_pyfunc_call

__all__ = ["pytest_pyfunc_call"]
