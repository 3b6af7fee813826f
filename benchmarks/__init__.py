"""Benchmarks: how fast the house is, beside a bare Flask hello under the same server in the same run."""
