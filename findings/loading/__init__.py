"""Many new findings at once: written by the table instead of by the row, with every promise of the database kept."""
