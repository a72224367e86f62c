"""What others show of a finding: code for their pages, answers to oEmbed, and what is told to those who share a link.

It leaves us, and is kept elsewhere for years: so it is whole by itself, and says whose words it holds.
"""
