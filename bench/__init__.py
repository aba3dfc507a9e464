"""How fast the program is beside its bare parts, and what is left of a sale when it is killed."""
