"""Scores others published, to stand beside ours. None of them was measured here.

Source: the repository embeddings-benchmark/results, commit f4cc6c8b. NTREX over all 1,997
lines, STS-b over the test pairs, 10kGNAD over ten sets of articles (TenKGnadClusteringP2P):
the tasks are the same as ours, the lines are not quite.
"""

# The column of each model, and its name.
MODELS = {
    "MiniLM-L12*": "paraphrase-multilingual-MiniLM-L12-v2",
    "static-mrl*": "static-similarity-mrl-multilingual-v1",
    "LaBSE*": "LaBSE",
    "e5-small*": "multilingual-e5-small",
}

# In the order of MODELS.
SCORES = {
    "NTREX de→en": (0.975, 0.983, 0.996, 0.988),
    "NTREX fr→en": (0.976, 0.978, 0.994, 0.987),
    "NTREX lb→en": (0.579, 0.807, 0.997, 0.970),
    "NTREX en→lb": (0.552, 0.798, 0.997, 0.953),
    "STS-b de": (0.789, 0.704, 0.724, 0.789),
    "STS-b fr": (0.799, 0.736, 0.751, 0.793),
    "STS-b en": (0.844, 0.799, 0.723, 0.836),
    "Tatoeba de→en": (0.977, 0.965, 0.994, 0.980),
    "Tatoeba fr→en": (0.935, 0.908, 0.960, 0.930),
    "10kGNAD clusters": (0.373, 0.307, 0.406, 0.438),
}
