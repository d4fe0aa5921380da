"""How fast reportgen is: ratios to plain docxtpl and to the floor, measured in one run. `python -m bench --help`."""
