"""A catalogue of social services: from YAML entries to pages, in one street without MkDocs."""
