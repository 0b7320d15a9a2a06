"""The directives in samples/, made from their texts in every format an archive holds."""
