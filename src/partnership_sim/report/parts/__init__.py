"""The eleven parts of the report, a file each: a question, its answer in words, and what shows it."""
