"""Pictures of a network, one a module; each is a function from the network to a figure of matplotlib."""
