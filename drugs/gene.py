"""The gene that this site is about. Another community would change these lines and its content.

Sources: HGNC:10261; UniProt P08922 (length, by the Genome Nexus mapping files); RefSeq NP_002935.2.
The bounds of the kinase domain are not here: no source read gives them.
"""

GENE_SYMBOL = "ROS1"
REFERENCE_SEQUENCE = "NP_002935.2"
PROTEIN_LENGTH = 2347
