"""What `make demo-matrix` plays is there to be seen, by each of the three people."""

from __future__ import annotations

from pathlib import Path

from tests.matrix.demo import LEAD, POSTER, demo


async def test_three_people_play_a_scene_that_can_be_read_afterwards(tmp_path: Path) -> None:
    async with demo(tmp_path) as town:
        await town.play()
        signals = await town.people[POSTER].messages("#signalen:gemeente.test")
        asked = await town.people[LEAD].messages("#verlichting:gemeente.test")

    root = signals[0]
    assert {each.thread for each in signals[1:]} == {root.id}
    assert "dankzij Karel Janssen van Straatverlichting" in signals[-1].body
    assert any("SV-4411" in each.body for each in signals)
    assert "Opgelost. Dank je, Karel." in asked[0].body
