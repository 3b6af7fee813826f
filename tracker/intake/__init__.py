"""Intake: a document in, a draft out. Readers give blocks, recognition finds tasks, interpretation understands them."""
