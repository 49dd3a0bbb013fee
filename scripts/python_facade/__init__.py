"""Generators of what the proto files tell of the Python facade; scripts/python-facade.py runs them."""
