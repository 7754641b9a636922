"""From a report's text to organisations, places, activities and practices, each with its evidence."""
