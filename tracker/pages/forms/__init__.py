"""Forms: the questions that pages ask. They check shape; whether a deed is allowed is for the verbs to say."""
