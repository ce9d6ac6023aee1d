import gzip
import json

import brotli
import pytest

from publication.serving.bundle import BrokenBundle, InvalidPath, check_path, read_bundle, read_manifest, verify_bundle
from publication.serving.bundle_writing import compress, leftovers, write_bundle
from review.content import sha256
from tests.publication import bundles


@pytest.fixture
def folder(tmp_path):
    return bundles.write(tmp_path, bundles.edition())


def test_a_bundle_is_named_after_its_number_and_the_digest_of_its_document(tmp_path):
    document = bundles.edition()
    assert bundles.write(tmp_path, document) == tmp_path / f"1-{document.content_digest[:12]}"


def test_reading_gives_back_every_byte_that_was_written(folder):
    document = bundles.edition()
    bundle = read_bundle(folder)
    assert {path: forms["identity"] for path, forms in bundle.contents.items()} == bundles.files(document)
    assert (bundle.manifest.number, bundle.manifest.digest) == (1, document.content_digest)


def test_text_is_kept_in_three_forms_and_what_gains_nothing_in_one(folder):
    contents = read_bundle(folder).contents
    page = contents["index.html"]
    assert (brotli.decompress(page["br"]), gzip.decompress(page["gzip"])) == (page["identity"], page["identity"])
    assert list(contents["treatment.pdf"]) == ["identity"]


def test_a_compressed_form_that_is_not_smaller_is_left_out():
    assert compress(b"short", "text/plain; charset=utf-8") == {"identity": b"short"}


def test_the_manifest_lists_type_size_and_digest_of_each_form(folder):
    listing = read_manifest(folder).files["index.html"]
    page = (folder / "index.html").read_bytes()
    packed = (folder / "index.html.br").read_bytes()
    assert listing.content_type == "text/html; charset=utf-8"
    assert (listing.forms["identity"].size, listing.forms["identity"].sha256) == (len(page), sha256(page))
    assert (listing.forms["br"].size, listing.forms["br"].sha256) == (len(packed), sha256(packed))


def test_equal_documents_and_files_give_equal_folders(tmp_path):
    def bytes_below(root):
        folder = bundles.write(root, bundles.edition(), turn=False)
        return {str(path.relative_to(root)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert bytes_below(tmp_path / "a") == bytes_below(tmp_path / "b")


def test_the_manifest_says_where_the_editions_before_it_are(tmp_path):
    first = bundles.edition()
    second = bundles.edition(2, first)
    third = bundles.edition(3, second)
    folder = bundles.write(tmp_path, third, first, second)
    earlier = read_manifest(folder).earlier
    assert {number: edition.bundle for number, edition in earlier.items()} == {
        1: f"1-{first.content_digest[:12]}",
        2: f"2-{second.content_digest[:12]}",
    }
    assert (earlier[2].as_of, earlier[2].published_at) == ("2026-11-22", "2026-11-22T12:00:00Z")


@pytest.mark.parametrize(
    "path",
    [
        "", "/index.html", "../index.html", "a/../b.html", "a//b.html", "a/./b.html", "a\\b.html", "a\0.html",
        "manifest.json", "index.html.br", "program.exe", "folder/",
    ],
)  # fmt: skip
def test_a_path_that_leaves_the_folder_or_has_no_type_is_refused(path):
    with pytest.raises(InvalidPath):
        check_path(path)


@pytest.mark.parametrize("path", ["index.html", "mutations/S1986F+L2000V/index.html", "trials/JapicCTI-1/index.html"])
def test_a_plain_path_is_taken(path):
    check_path(path)


def test_a_path_given_twice_leaves_nothing_behind(tmp_path):
    with pytest.raises(InvalidPath, match=r"“index\.html” is there twice"):
        write_bundle(tmp_path, bundles.edition(), [("index.html", b"a"), ("index.html", b"b")])
    assert list(tmp_path.iterdir()) == []


def test_a_bundle_is_not_there_until_it_is_whole(tmp_path):
    seen = []
    document = bundles.edition()
    write_bundle(
        tmp_path, document, bundles.files(document).items(),
        progress=lambda message: seen.append((message, [path.name[:12] for path in tmp_path.iterdir()])),
    )  # fmt: skip
    assert {tuple(names) for _, names in seen} == {(".unfinished-",)}
    assert [message for message, _ in seen] == [f"Wrote {path}" for path in bundles.files(document)] + [
        "Bundle written"
    ]


@pytest.mark.parametrize("path", ["index.html", "index.html.br", "document.json", "treatment.pdf"])
def test_a_changed_byte_is_named(folder, path):
    data = bytearray((folder / path).read_bytes())
    data[-1] ^= 1
    (folder / path).write_bytes(data)
    with pytest.raises(BrokenBundle) as caught:
        read_bundle(folder)
    assert str(caught.value) == f"{folder.name}/{path} is not what the manifest says: its bytes have changed."


def test_a_missing_file_is_named(folder):
    (folder / "treatment.pdf").unlink()
    with pytest.raises(BrokenBundle, match=r"/treatment\.pdf cannot be read: No such file"):
        read_bundle(folder)


def test_a_file_that_nobody_listed_is_named(folder):
    (folder / "drugs/extra.html").write_text("x")
    with pytest.raises(BrokenBundle) as caught:
        verify_bundle(folder, bundles.edition().content_digest)
    assert str(caught.value) == f"{folder.name}/drugs/extra.html is not in the manifest."


def test_a_bundle_of_another_document_is_refused(folder):
    with pytest.raises(BrokenBundle, match="was made of another document"):
        verify_bundle(folder, "f" * 64)
    verify_bundle(folder, bundles.edition().content_digest)


def test_a_manifest_that_was_given_another_document_is_refused(folder):
    said = json.loads((folder / "manifest.json").read_text())
    (folder / "document.json").write_bytes(b"{}")
    said["files"]["document.json"]["forms"] = {"identity": {"size": 2, "sha256": sha256(b"{}")}}
    (folder / "manifest.json").write_text(json.dumps(said))
    with pytest.raises(BrokenBundle, match=r"document\.json has not the digest that the manifest names"):
        read_bundle(folder)


@pytest.mark.parametrize("said", [b"", b"[]", b"{}", b'{"files": {"../x.html": {}}, "earlier": []}'])
def test_a_manifest_that_makes_no_sense_is_refused(folder, said):
    (folder / "manifest.json").write_bytes(said)
    with pytest.raises(BrokenBundle, match=r"manifest\.json cannot be read"):
        read_bundle(folder)


def test_leftovers_are_unfinished_folders_and_bundles_that_nobody_knows(tmp_path):
    known = bundles.write(tmp_path, bundles.edition())
    unknown = bundles.write(tmp_path, bundles.edition(2), turn=False)
    (tmp_path / ".unfinished-x").mkdir()
    (tmp_path / "notes").mkdir()
    assert leftovers(tmp_path, [known.name]) == [tmp_path / ".unfinished-x", unknown]
    assert leftovers(tmp_path / "nowhere", []) == []
