"""How good the search is, beside MkDocs Material's and Pagefind's over the same offers: `python -m bench.search`."""
