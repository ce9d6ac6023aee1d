"""Bundles on disk, and what answers readers from them. Nothing here asks the database."""
