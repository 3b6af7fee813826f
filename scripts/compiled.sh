# Sourced by the tests. Compiled Python is kept in a folder of our own, also where the machine keeps none beside its sources:
# every process of the tests would else compile some two thousand files anew, which costs more than many a test.

unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX=$PWD/.cache/compiled
