"""What the pages of claims and stories show: plain data for their templates."""
