"""The treatment page on two sides of A4: what of it is shown, by which rule, and how it is made to fit."""
