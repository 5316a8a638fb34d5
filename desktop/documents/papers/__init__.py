"""What each paper says: plain values in, one description out."""
