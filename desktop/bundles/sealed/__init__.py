"""The sealed bundle tdkt-bundle/1: container, envelope, signature, encryption, order.

Nothing here knows a database or a window. docs/bundle-format.md is the specification.
"""
