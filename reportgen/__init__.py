"""reportgen: official documents of a People's Committee, from YAML to Word."""

__version__ = "0.1.0"
