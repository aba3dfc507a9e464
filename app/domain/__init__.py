"""What is true in a shop: pure values and rules, with no clock, disk or database."""
