"""What an editor types after `catalogue`: a file a command."""
