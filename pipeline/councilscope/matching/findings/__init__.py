"""Findings: what the reviewers found, good and bad."""

from councilscope.matching.findings.component import Findings, make_findings

__all__ = ["Findings", "make_findings"]
