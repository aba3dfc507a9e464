"""Labels: what is printed on which sheet, from which label on."""
