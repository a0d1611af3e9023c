"""All formats by name, and a data set written into a folder with everything that belongs to it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from exports.statistical.codebook_page import write_codebook_page
from exports.statistical.data_package import write_data_package
from exports.statistical.ddi import write_ddi
from exports.statistical.excel_csv import write_excel_csv
from exports.statistical.model import Dataset
from exports.statistical.parquet import write_parquet
from exports.statistical.r_script import write_r_script
from exports.statistical.raw_csv import write_csv
from exports.statistical.rows import Progress, untold
from exports.statistical.spss import write_sav
from exports.statistical.stata import write_dta
from exports.statistical.workbook import write_xlsx

PLAIN_CSV = "csv"
DATA_PACKAGE = "datapackage.json"


@dataclass(frozen=True)
class Format:
    """A kind of file: how its name ends, and what writes it."""

    ending: str
    write: Callable[[Dataset, Path, Progress], None]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        PLAIN_CSV: Format(".csv", write_csv),
        "csv-excel": Format("-excel.csv", write_excel_csv),
        "xlsx": Format(".xlsx", write_xlsx),
        "sav": Format(".sav", write_sav),
        "dta": Format(".dta", write_dta),
        "parquet": Format(".parquet", write_parquet),
    }
)


def write_into(
    folder: Path, dataset: Dataset, formats: Collection[str] = tuple(FORMATS), progress: Progress = untold
) -> list[Path]:
    """Write a data set in the formats asked for, with its codebook as HTML and DDI; return all files.

    With the plain CSV come the R script that reads it and the data package that binds all files; the package's name
    is given, so every data set needs a folder of its own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name in (name for name in FORMATS if name in formats):
        path = folder / f"{dataset.name}{FORMATS[name].ending}"
        FORMATS[name].write(dataset, path, progress)
        files.append(path)
    csv = folder / f"{dataset.name}{FORMATS[PLAIN_CSV].ending}"
    page, ddi = folder / f"{dataset.name}-codebook.html", folder / f"{dataset.name}-ddi.xml"
    write_codebook_page(dataset, page)
    write_ddi(dataset, ddi, csv.name)
    files += [page, ddi]
    if PLAIN_CSV in formats:
        script, package = folder / f"{dataset.name}.R", folder / DATA_PACKAGE
        write_r_script(dataset, script, csv.name)
        write_data_package(dataset, package, csv, [*(file for file in files if file != csv), script])
        files += [script, package]
    return files
