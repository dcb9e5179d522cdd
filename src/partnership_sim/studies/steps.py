"""What `record` does, in this order, as it tells those who wait."""

RUNS, TABLES, TESTS = "runs", "tables", "tests"
