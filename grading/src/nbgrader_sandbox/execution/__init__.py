"""Run the cells of one notebook in a preloaded, sandboxed, limited process. The README says how and why."""
