"""What `python -m xorlib` does: check the environment, or a notebook before it is handed in."""
