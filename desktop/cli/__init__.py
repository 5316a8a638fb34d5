"""The office without a window: every main job as a verb, typed or in a script.

`running` is where a typed line begins and ends, `verbs` knows them all, `parser` and
the two `…arguments` say what may be typed; every other module does the verbs of its
name. They put the office's use cases into words and rows; what can be done is decided
in `desktop.office`.
"""
