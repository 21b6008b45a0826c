"""open_clip's byte-pair tokeniser, written as a `tokenizers` file so that text needs no torch at run time."""

from __future__ import annotations

import open_clip
import tokenizers
from tokenizers import Regex, models, pre_tokenizers, processors

_WORDS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+)"
_END_OF_WORD = "</w>"


def clip_tokeniser(source: open_clip.SimpleTokenizer) -> tokenizers.Tokenizer:
    """Return a tokeniser that gives the ids of `source` for cleaned text, start and end tokens included.

    The merges are read back from the vocabulary, whose order is: bytes, bytes that end a word, merges, specials.
    """
    pairs = [pair for pair, _ in sorted(source.bpe_ranks.items(), key=lambda item: item[1])]
    tokeniser = tokenizers.Tokenizer(models.BPE(vocab=source.encoder, merges=pairs, end_of_word_suffix=_END_OF_WORD))
    tokeniser.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_WORDS), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    start, end = "<start_of_text>", "<end_of_text>"
    tokeniser.post_processor = processors.TemplateProcessing(
        single=f"{start} $A {end}",
        special_tokens=[(start, source.sot_token_id), (end, source.eot_token_id)],
    )
    return tokeniser
