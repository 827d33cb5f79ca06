"""What `python -m xorlib` does: look at the environment, or at a notebook before it is handed in."""
