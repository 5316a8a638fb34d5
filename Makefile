# Forwards to tools/dev.py, which works without make too: python tools/dev.py VERB
# Arguments for the verb: make test ARGS="-k ranking"

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python)
VERBS = demo run test check faults screens approve bench build env lock clean

.PHONY: help $(VERBS)

help:
	@$(PYTHON) tools/dev.py

$(VERBS):
	@$(PYTHON) tools/dev.py $@ $(ARGS)
