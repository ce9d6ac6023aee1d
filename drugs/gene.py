"""The gene that this site is about. Another community would change these lines and its content.

Sources: HGNC:10261; UniProt P08922 (length, by the Genome Nexus mapping files); RefSeq NP_002935.2.
The bounds of the kinase domain are not checked against a source; a modelling project used 1934-2225.
"""

GENE_SYMBOL = "ROS1"
REFERENCE_SEQUENCE = "NP_002935.2"
PROTEIN_LENGTH = 2347
KINASE_DOMAIN = (1945, 2222)
KINASE_DOMAIN_IS_VERIFIED = False
