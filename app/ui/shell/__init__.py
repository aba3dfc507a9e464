"""The frame of the window: sidebar, page stack, key strip, toast, palette."""
