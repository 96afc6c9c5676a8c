"""The report for people who would rather look than read: one page with overview, lists, councils and articles."""

from councilscope.writing.report.again import Choice, report_again
from councilscope.writing.report.page import REPORT, ReportWriter

__all__ = ["REPORT", "Choice", "ReportWriter", "report_again"]
