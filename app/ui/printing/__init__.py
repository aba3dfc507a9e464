"""Printers, what becomes of each kind of paper, and the print queue."""
