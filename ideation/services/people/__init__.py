"""Organisations and contacts."""
