"""A framework is pinned with a hash, and answers are read with exactly what people were asked."""

import pytest

from qualitaetsrahmen.snapshot import SnapshotDamaged, pin, unpin
from tests.fakes.small_framework import small_framework


def test_a_pinned_framework_comes_back_as_it_was() -> None:
    framework = small_framework()
    assert unpin(pin(framework)) == framework


def test_equal_frameworks_have_equal_hashes_and_others_do_not() -> None:
    framework = small_framework()
    renamed = framework.model_copy(update={"framework": framework.framework.model_copy(update={"title": "Anders"})})
    assert pin(framework) == pin(small_framework())
    assert pin(renamed).sha256 != pin(framework).sha256


def test_a_snapshot_whose_content_was_changed_is_refused() -> None:
    snapshot = pin(small_framework())
    changed = snapshot.model_copy(update={"content": snapshot.content.replace("Zugangswege", "Zugänge")})
    with pytest.raises(SnapshotDamaged) as caught:
        unpin(changed)
    assert caught.value.data == {"name": "kleiner-rahmen@1.0"}
