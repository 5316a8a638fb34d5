"""The libraries of the optional extra `city`: looked for when a city needs them."""

import importlib
import sys
from typing import Any

from desktop.errors import OfficeError

_REQUIREMENTS = {"duckdb": "duckdb>=1.4,<3", "psycopg": "psycopg[binary]>=3.3,<4"}


def library(name: str) -> Any:  # noqa: ANN401 - a module that may not be installed
    """Return DuckDB or psycopg.

    Raises:
        OfficeError: it is not installed; says with which command it is.
    """
    try:
        return importlib.import_module(name)
    except ImportError as missing:
        next_step = f'Cài bằng lệnh: python -m pip install "{_REQUIREMENTS[name]}"'
        if getattr(sys, "frozen", False):  # one folder of fixed files
            next_step = "Bản cài sẵn không kèm thư viện này: chạy từ mã nguồn. "
            next_step += f'python -m pip install ".[city]" (có {_REQUIREMENTS[name]})'
        raise OfficeError(
            f"Chưa có thư viện {name} nên chưa tổng hợp được; chưa có gì được ghi.",
            f"{next_step} rồi làm lại.",
            detail=str(missing),
        ) from missing
