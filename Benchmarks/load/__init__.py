"""What makes load, and the servers that others wrote."""
