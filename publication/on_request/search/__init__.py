"""Search over one edition: its records as things to find, an index of their words, and what a query finds in it."""
