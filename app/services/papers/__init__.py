"""From records to the frozen facts of papers."""
