"""What a workspace offers to pages and commands, by what people come for."""
