"""What each exercise asks for, and the mistakes known for it: `EXERCISES` in the module of its lesson."""
