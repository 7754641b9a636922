"""Formats to take away: citations, tables, geographic data, feeds. Each module writes one."""
