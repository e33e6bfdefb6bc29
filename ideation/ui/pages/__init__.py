"""The pages: each draws one question's answer from a workspace."""
