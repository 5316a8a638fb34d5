"""Giấy khen on blank paper and on pre-printed stock, and how a printer is measured."""
