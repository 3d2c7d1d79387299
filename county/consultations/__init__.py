"""Questions, complaints, objections and corrections from the villages, and what the authority answers."""
