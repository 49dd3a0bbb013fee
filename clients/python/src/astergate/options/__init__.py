"""Made by `make gen`."""
