"""What spreadsheets of findings, people, institutions and themes hold, and how their rows become records."""
