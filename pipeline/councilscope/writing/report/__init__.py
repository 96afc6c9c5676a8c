"""The report for people who would rather look than read: one page with overview, lists, councils and articles."""

from councilscope.writing.report.again import Choice, GrowingReport, RunFiles, Work, report_again, write_report
from councilscope.writing.report.page import REPORT, ReportWriter

__all__ = ["REPORT", "Choice", "GrowingReport", "ReportWriter", "RunFiles", "Work", "report_again", "write_report"]
