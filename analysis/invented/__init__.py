"""An invented programme of many municipalities, the same one for the same seed, for examples and measurements.

It stands in ``analysis``, because it makes what this package reads: packed figures of many places. It is plain
Python, the example workspace (``wiring``), the benchmarks and the tests all draw from it, and nothing of it is real.
"""
