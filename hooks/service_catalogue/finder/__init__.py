"""Edition → the finder's index: words, where they stand, cards and facets, as files that a small script looks things up in."""
