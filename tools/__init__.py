"""Scripts that make what the project ships. No part of the installed package."""
