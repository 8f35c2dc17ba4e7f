"""Trains the attribution tagger that `rashomon.extract` ships. Development only: needs the extra `train`."""
