"""Rashomon: news reports in, a knowledge graph of actors, organizations and statements out.

Every account is kept beside the others, as in the film: who said what, who denied it, and the
characters of the report that show it.
"""

__version__ = "0.1.0"
