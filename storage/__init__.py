"""The database: tables, migrations and the stores behind the domain's ports."""
