"""Long runs that look for what no test has thought of; each is started by hand and prints what it found.

    python -m fuzz.kills --count 200        a program killed at random moments loses nothing
    python -m fuzz.writers --seconds 15     two programs that write into one folder leave whole files
    python -m fuzz.texts --count 20000      no character is lost between the data and the document
    python -m fuzz.limits                   time and memory of every case of the catalogue of bad input
    python -m fuzz.loader --runs 1000000    any bytes as a file of the workspace (with `pip install atheris` guided)
    python -m fuzz.documents --count 20000  damaged Word files before lint and template check
    python -m fuzz.mutants                  how many slips in the code of numbers and figures the tests notice

The tests hold a short form of each but the last.
"""
