"""The explorer: a local web application over a store, with its own interface and a JSON API behind it."""
