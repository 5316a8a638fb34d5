"""Papers drawn as PDF: lines, tables, pages, by Nghị định 30/2020."""
