"""Grade a class: students' notebooks run warm, confined and limited, in place of nbgrader's Execute."""
