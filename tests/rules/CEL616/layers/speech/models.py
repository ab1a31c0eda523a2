from sentence_transformers import SentenceTransformer


class Models:
    def load(self):
        self.model = SentenceTransformer("large")  # expect: CEL616 "`start` may take longer"


models = Models()
