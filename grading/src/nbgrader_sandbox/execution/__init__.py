"""Run one notebook's cells in a warm process that is shut in and limited; README.md says how and why."""
