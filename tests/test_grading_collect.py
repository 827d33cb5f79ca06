"""What a learning platform hands out, zipped or not: whose each notebook is."""

import zipfile
from collections import Counter

import pytest
from attacks import archives
from judge import ROOT
from traitlets.config import PyFileConfigLoader

from grading.collect import Collector, Extractor


@pytest.mark.parametrize("zipped", [True, False], ids=["zipped", "unpacked by a browser"])
def test_the_platforms_names_alone_say_whose_a_notebook_is(tmp_path, zipped):
    downloaded, extracted = tmp_path / "archive", tmp_path / "extracted"
    downloaded.mkdir()
    handed_out = (downloaded if zipped else tmp_path) / "XOR-1-forward-pass-4711.zip"
    archives.write(handed_out, b"{}")
    if not zipped:
        with zipfile.ZipFile(handed_out) as archive:
            archive.extractall(downloaded)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    Extractor(config=config, most_mb=50).extract(str(downloaded), str(extracted))
    collector = Collector(config=config)
    found = Counter(info["student_id"] for path in sorted(extracted.rglob("*.ipynb"))
                    if (info := collector.collect(str(path))))
    del found["Link Er"], found["longer"]  # a file that is a link's text, and one with another that is left out
    assert found == Counter([*archives.HONEST.values(), "Zip Per", "Tar Per", *["Two Ice"] * 3, *["planter"] * 4])
