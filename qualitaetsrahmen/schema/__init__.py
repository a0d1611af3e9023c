"""The editor's help: JSON Schemas with a note for every field."""
