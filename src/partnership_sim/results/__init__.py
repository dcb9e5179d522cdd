"""The results folder: tidy tables, the exact input, a manifest; it appears whole or not at all. No statistics here."""
