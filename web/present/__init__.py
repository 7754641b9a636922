"""What pages show, worked out of records and results before any template sees it."""
