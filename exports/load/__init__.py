"""Loading a store into databases, and writing the files that their bulk importers read."""
