"""Settings and vocabulary tables. Imports nothing else of this project."""
