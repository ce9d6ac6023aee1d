"""Help while writing prose in the admin: values and citations to pick, and the text as it will read."""
