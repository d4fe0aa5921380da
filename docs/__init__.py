"""The guide, and the scripts that make its pictures and its reference pages."""
