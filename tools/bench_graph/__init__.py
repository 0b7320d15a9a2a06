"""`make bench-graph`: questions to made nets of citations; see docs/benchmarks.md."""
