#!/usr/bin/env python3
"""What a user would write instead: the role-fit matrix of a wide CSV of sellers, by polars or duckdb.
peers.py polars|duckdb CATALOG IN.csv OUT.csv   (tradeoff full, no vetoes, integer or decimal scores)"""
import sys
import yaml


def load_catalog(path):
    cat = yaml.safe_load(open(path, encoding="utf-8"))
    cat.setdefault("scale", [0, 10])
    cat.setdefault("defaults", {})
    return cat


def band(need, cat):
    """(low, high, [tolerance below, above]) of a need."""
    lo, hi = cat["scale"]
    width = need.get("tolerance", cat["defaults"].get("tolerance", 0.4 * (hi - lo)))
    a, b = need["between"] if "between" in need else (need.get("at_least", lo), need.get("at_most", hi))
    return a, b, (width if isinstance(width, list) else [width, width])


def plan(cat):
    """{role: [(share, task)]} and {task: [(weight, trait, lo, hi, tol)]}, both normalised."""
    tasks = {}
    for t, spec in cat["tasks"].items():
        rows = [(float(n.get("weight", 1)), tr, *band(n, cat)) for tr, n in spec["needs"].items()]
        total = sum(r[0] for r in rows)
        tasks[t] = [(r[0] / total, *r[1:]) for r in rows]
    roles = {}
    for r, spec in cat["roles"].items():
        total = sum(spec["tasks"].values())
        roles[r] = [(w / total, t) for t, w in spec["tasks"].items()]
    return roles, tasks


def main():
    kind, catalog, src, dst = sys.argv[1:5]
    cat = load_catalog(catalog)
    lo, hi = cat["scale"]
    roles, tasks = plan(cat)
    if kind == "polars":
        import polars as pl
        def d(tr, a, b, tol):
            x = pl.col(tr)
            e = None
            if a > lo: e = ((x - (a - tol[0])) / tol[0]).clip(0, 1)
            if b < hi:
                u = (((b + tol[1]) - x) / tol[1]).clip(0, 1)
                e = u if e is None else pl.min_horizontal(e, u)
            return e
        df = pl.scan_csv(src).with_columns([sum(w * d(tr, a, b, tol) for w, tr, a, b, tol in rows).alias("t:" + t) for t, rows in tasks.items()])
        df = df.select(["id", "name"] + [(100 * sum(w * pl.col("t:" + t) for w, t in rows)).round(1).alias(r) for r, rows in roles.items()])
        df = df.with_columns(best=pl.concat_list(list(roles)).list.arg_max())
        df.sink_csv(dst)
    elif kind == "duckdb":
        import duckdb
        def d(tr, a, b, tol):
            parts = []
            if a > lo: parts.append(f"(\"{tr}\"-{a - tol[0]})/{tol[0]}")
            if b < hi: parts.append(f"({b + tol[1]}-\"{tr}\")/{tol[1]}")
            return f"greatest(0.0, least(1.0, {', '.join(parts)}))"
        inner = ", ".join(" + ".join(f"{w}*{d(tr, a, b, tol)}" for w, tr, a, b, tol in rows) + f' as "t:{t}"' for t, rows in tasks.items())
        outer = ", ".join("round(100*(" + " + ".join(f'{w}*"t:{t}"' for w, t in rows) + f'),1) as "{r}"' for r, rows in roles.items())
        lst = ", ".join(f'"{r}"' for r in roles)
        duckdb.sql(f"copy (select *, list_position([{lst}], greatest({lst})) as best from (select id, name, {outer} from (select *, {inner} from read_csv('{src}')))) to '{dst}' (header)")


main()
