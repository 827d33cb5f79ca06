"""Grade a whole nbgrader class: in parallel, in a sandbox, with limits; nbgrader's Execute is replaced."""
