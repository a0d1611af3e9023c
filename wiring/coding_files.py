"""The coding of free texts as one archive with all formats, for the analyst who asks."""

import io
import tempfile
import zipfile
from pathlib import Path

from analysis.coding import may_see, texts_to_code
from analysis.handed_in import Audience
from exports.archives import without_times
from exports.coding_data import coding_dataset
from exports.errors import DataExportRefused
from exports.statistical.formats import write_into
from networks.accounts import Account
from texts.catalogue import Translator
from wiring.access import released_scope
from wiring.services import Services


def coding_archive(services: Services, account: Account, framework_id: str, t: Translator) -> bytes:
    """Return what an analyst may see of the coding on a framework, in all formats with codebook.

    Raises NotPermitted for anyone but analysts, and DataExportRefused where there is no such framework or no coding.
    """
    scope = released_scope(account)
    versions = services.library().versions_of(framework_id)
    store = services.handed_in(scope)
    held = store.all_for(Audience.NZFH, framework_id)
    texts = texts_to_code(held, store.facts_for(Audience.NZFH, framework_id, only="texts"))
    seen = may_see(account.id, texts, services.text_codings(scope).codings())
    if not versions or not seen:
        raise DataExportRefused(reason="no_coding")
    dataset = coding_dataset(versions[-1], texts, seen, max(one.received_on for one in held), t)
    with tempfile.TemporaryDirectory() as folder:
        files = write_into(Path(folder), dataset)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for path in files:
                archive.write(path, path.name)
    return without_times(file.getvalue())
