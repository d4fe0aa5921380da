"""The script that builds the shipped Word templates: `python -m templates.build`."""
