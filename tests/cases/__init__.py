"""Faults that people hit, each as they hit it."""
