"""What the engine is asked to do in what time and memory, measured: `make bench`. Nothing here is a test."""
