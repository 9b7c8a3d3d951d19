#!/usr/bin/env python3
"""Write a wide CSV of sellers with random scores, the same on every run.

mkcsv.py ROWS OUT.csv [plain|hard]
plain: whole points; hard: one score in ten is missing, one in three has a decimal."""
import pathlib
import sys

import numpy as np
import yaml

TOGETHER = 20_000


def main():
    rows, out = int(sys.argv[1]), sys.argv[2]
    is_hard = sys.argv[3:] == ["hard"]
    catalog = yaml.safe_load((pathlib.Path(__file__).parent / "catalog.yaml").read_text(encoding="utf-8"))
    traits, dice = list(catalog["traits"]), np.random.default_rng(7)
    with open(out, "w", encoding="utf-8") as file:
        file.write("id,name," + ",".join(traits) + "\n")
        for start in range(0, rows, TOGETHER):
            count = min(TOGETHER, rows - start)
            scores = dice.integers(0, 11, (count, len(traits))).astype(str).astype(object)
            if is_hard:
                tenths = dice.integers(0, 101, scores.shape) / 10
                scores = np.where(dice.random(scores.shape) < 1 / 3, tenths.astype(str), scores)
                scores = np.where(dice.random(scores.shape) < 1 / 10, "", scores)
            for at, row in enumerate(scores, start):
                file.write(f"s{at},Seller {at}," + ",".join(row) + "\n")


main()
