"""Citing a finding: what is cited, the styles, files for reference managers, and what programs find in its page."""
