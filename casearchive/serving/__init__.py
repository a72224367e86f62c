"""The archive on this machine, from an address to a web server that answers. What `manage.py serve` is made of."""
