"""Every public file of an edition, as a function of its document: no database, clock or network."""
