import pickle
import shutil
import subprocess
import sys

import numpy as np
import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors  # noqa: E402

from deid.detect.base import Detector  # noqa: E402
from deid.detect.transformers import TransformersDetector  # noqa: E402
from deid.errors import DetectorError, MissingExtra  # noqa: E402

TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-MONEY"]
WORDS = {  # a word, and the tag that the tiny model gives it
    **dict.fromkeys(("ada", "grace"), "B-PER"),
    **dict.fromkeys(("byron", "hopper"), "I-PER"),
    **dict.fromkeys(("acme", "globex"), "B-ORG"),
    "corp": "I-ORG",
    "ninety": "B-MONEY",
}
PLAIN = "yesterday wrote to and left early we paid dollars said met , . ( )"
WORDS |= dict.fromkeys(PLAIN.split(), "O")
POSITIONS = 16


def tokenizer():
    letters = sorted(set("".join(WORDS) + "'-:()"))
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS, *letters, *(f"##{c}" for c in letters)]
    vocabulary = {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    made.enable_truncation(8)  # as many tokenizer.json files have it: it must not cut a document
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=made, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A BERT of two layers with random weights: context and position have a say, the word a louder one."""
    torch.manual_seed(7)
    torch.set_num_threads(1)
    config = transformers.BertConfig(
        vocab_size=len(tokenizer()),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=POSITIONS,
        num_labels=len(TAGS),
        id2label=dict(enumerate(TAGS)),
        label2id={tag: number for number, tag in enumerate(TAGS)},
    )
    model = transformers.BertForTokenClassification(config)
    with torch.no_grad():
        model.classifier.weight.zero_()
        for number, tag in enumerate(TAGS):
            model.classifier.weight[number, number] = 2
            for word in (word for word, its in WORDS.items() if its == tag):
                model.bert.embeddings.word_embeddings.weight[tokenizer().vocab[word], number] = 3
        for letter in (n for piece, n in tokenizer().vocab.items() if piece not in WORDS):
            model.bert.embeddings.word_embeddings.weight[letter, TAGS.index("O")] = 3
    path = tmp_path_factory.mktemp("tiny-bert")
    model.save_pretrained(path)
    tokenizer().save_pretrained(path)
    return str(path)


def found(detector, text):
    (spans,) = detector.detect([text])
    assert all(span.source == detector.name and 0 < span.score <= 1 for span in spans)
    return [(text[span.start : span.end], span.label) for span in spans]


def test_it_is_a_detector_with_canonical_labels(folder):
    detector = TransformersDetector(folder)
    assert isinstance(detector, Detector)
    assert detector.labels == {"PERSON", "ORGANIZATION"}, "MONEY identifies nobody"
    assert TransformersDetector(folder, labels={"MONEY": "ID", "ORG": "O"}).labels == {"PERSON", "ID"}


def test_it_finds_whole_words_in_the_original_text(folder):
    detector = TransformersDetector(folder)
    assert found(detector, "Yesterday Ada Byron, Grace Hopper and Globex left.") == [
        ("Ada Byron", "PERSON"),
        ("Grace Hopper", "PERSON"),
        ("Globex", "ORGANIZATION"),
    ]
    assert found(detector, "\u200bwe\tpaid\n(Acme Corp)") == [("Acme Corp", "ORGANIZATION")]
    assert found(detector, "") == []
    assert found(detector, " \n") == []


def test_labels_can_be_left_out_or_renamed(folder):
    text = "Grace Hopper left Globex"
    assert found(TransformersDetector(folder, labels={"ORG": "O"}), text) == [("Grace Hopper", "PERSON")]
    assert ("Globex", "LOCATION") in found(TransformersDetector(folder, labels={"ORG": "LOC"}), text)


TEXTS = [
    "Yesterday Ada Byron wrote to Acme Corp .",
    "Grace Hopper and Ada left Globex early",
    "we paid Acme Corp ninety dollars , said Hopper",
    "dollars to Globex, and to Byron Hopper.",
    "",
    "Ada",
    "we left early , and Byron met Grace Hopper yesterday , " * 30,
    "to Globex",
    "\ud800 Ada \udfff wrote [SEP] to Byron",
]


def test_the_spans_do_not_depend_on_batch_size_or_neighbours(folder):
    alone = [TransformersDetector(folder, batch_size=1).detect([text])[0] for text in TEXTS]
    for size in (1, 3, 8):
        detector = TransformersDetector(folder, batch_size=size)
        together = detector.detect(TEXTS)
        assert [[(s.start, s.end, s.label) for s in spans] for spans in together] == [
            [(s.start, s.end, s.label) for s in spans] for spans in alone
        ]
        scores = [[s.score for spans in answer for s in spans] for answer in (together, alone)]
        np.testing.assert_allclose(*scores, atol=2e-4)
        assert detector.detect(TEXTS[::-1])[::-1] == together or size > 1


def test_a_long_document_is_seen_to_its_end(folder):
    detector = TransformersDetector(folder, overlap=4)
    text = "we left early yesterday , " * 400 + "Ada Byron wrote"
    assert detector._window == POSITIONS - 2
    assert found(detector, text)[-1] == ("Ada Byron", "PERSON")
    text = "we left Grace Hopper early yesterday , and " * 200
    assert found(detector, text).count(("Grace Hopper", "PERSON")) == 200


def test_a_name_across_any_window_edge_is_whole(folder):
    detector = TransformersDetector(folder, overlap=6)
    for lead in range(30):
        text = "left " * lead + "Grace Hopper and " + "left " * 20
        assert found(detector, text) == [("Grace Hopper", "PERSON")]


def test_special_tokens_in_a_text_are_text(folder):
    detector = TransformersDetector(folder)
    assert ("Ada Byron", "PERSON") in found(detector, "[SEP] [PAD] [CLS] and Ada Byron wrote")


def test_roberta_positions_start_after_the_padding(tmp_path):
    config = transformers.RobertaConfig(
        vocab_size=len(tokenizer()),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=20,
        pad_token_id=1,
        num_labels=2,
        id2label={0: "O", 1: "I-PER"},
        label2id={"O": 0, "I-PER": 1},
    )
    transformers.RobertaForTokenClassification(config).save_pretrained(tmp_path)
    tokenizer().save_pretrained(tmp_path)
    detector = TransformersDetector(str(tmp_path))
    assert detector._window == 20 - 2 - 2
    detector.detect(["we left early " * 40])


def test_it_pickles_as_configuration(folder):
    detector = TransformersDetector(folder, batch_size=3, labels={"ORG": "LOC", "MONEY": "ID"})
    before = pickle.dumps(detector)
    spans = detector.detect(TEXTS)
    assert pickle.dumps(detector) == before, "a loaded model is no part of the pickle"
    assert len(before) < 1000 + len(folder)
    assert pickle.loads(before).detect(TEXTS) == spans
    assert repr(detector) == f"TransformersDetector({folder!r})"


def test_nothing_is_imported_or_loaded_before_it_is_needed(tmp_path):
    TransformersDetector(str(tmp_path / "nowhere"))


def test_a_model_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DetectorError, match="nowhere"):
        TransformersDetector(str(tmp_path / "nowhere")).detect(["a"])


def test_the_fingerprint_follows_options_and_files(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    copy = str(tmp_path / "copy")
    before = TransformersDetector(copy).fingerprint
    assert TransformersDetector(copy).fingerprint == before
    assert TransformersDetector(copy, batch_size=2).fingerprint != before
    (tmp_path / "copy" / "more").write_text("a")
    assert TransformersDetector(copy).fingerprint != before


def test_a_missing_library_is_told_when_the_detector_is_built(monkeypatch):
    monkeypatch.setattr("deid.detect.foreign.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'deid-text\[torch\]'"):
        TransformersDetector("any")


def test_options_that_make_no_sense_are_refused():
    with pytest.raises(ValueError, match="batch_size is 0"):
        TransformersDetector("any", batch_size=0)


def test_a_failure_carries_no_text(folder, monkeypatch):
    detector = TransformersDetector(folder)
    detector.detect(["Ada"])

    def fail(**inputs):
        raise RuntimeError("could not run on: the secret of Ada Byron")

    monkeypatch.setattr(detector._model, "forward", fail)
    with pytest.raises(DetectorError, match=r"RuntimeError at .*test_transformers.py") as caught:
        detector.detect(["the secret of Ada Byron"])
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_output_that_is_not_finite_is_a_failure(folder):
    detector = TransformersDetector(folder)
    with torch.no_grad():
        detector._model.classifier.bias[0] = float("nan")
    with pytest.raises(DetectorError, match="not finite"):
        detector.detect(["Ada"])


def test_a_tokenizer_that_skips_text_is_caught(folder, monkeypatch):
    detector = TransformersDetector(folder)
    detector._tokenizer.backend_tokenizer.normalizer = normalizers.Replace("Ada", "")
    with pytest.raises(DetectorError, match="did not see 3 of 9 characters"):
        detector.detect(["Ada wrote"])


def test_importing_the_module_imports_neither_library():
    code = "import sys, deid.detect.transformers; print(*({'torch', 'transformers'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == []
