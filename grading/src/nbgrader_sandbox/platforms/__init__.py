"""Tables of grades as learning platforms export and import them: Moodle, Canvas and Blackboard."""
