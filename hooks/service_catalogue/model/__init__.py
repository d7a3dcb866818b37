"""What an entry may say: the one home of every field, its type, label, help, example and audience."""
