"""Bring the catalogues in step with the code, and say what is still to be written in them."""

from __future__ import annotations

from pathlib import Path

import typer

from bot.locale import catalogues, extract


def main() -> None:
    """Add new texts to both catalogues and drop those that the code no longer has."""
    code = extract.texts(Path(__file__).parents[1])
    dutch, formal = catalogues.DUTCH, catalogues.DUTCH_FORMAL
    renewed = catalogues.renewed(code, catalogues.read(dutch), catalogues.read(formal))
    for path, catalogue in zip((dutch, formal), renewed, strict=True):
        catalogues.write(catalogue, path)
        empty = [each for each in catalogue if each.id and not all(catalogues.target(each))]
        typer.echo(f"{path.name}: {len(catalogue)} texts, {len(empty)} still to be written")
        for message in empty:
            typer.echo(f"  {catalogues.source(message)[0]}")


if __name__ == "__main__":
    main()
