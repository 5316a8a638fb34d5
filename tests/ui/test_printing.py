"""Printing: what the printer gets lies where the paper says, to half a millimetre."""

import io

import numpy
import pypdfium2
import pytest
