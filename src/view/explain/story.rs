//! An explanation as a person reads it: what is lost where, and one plain sentence per task.

use super::super::cells::{shown, shown_arg};
use super::super::texts::{Arg, meaning};
use super::{ExplainReport, sure};
use crate::domain::{Fit, Level, Need, RoleIx, SLACK, Target, TraitIx};
use crate::engine::{Explanation, Loss, NeedFit, RoleFit, Side, Standing, TaskLosses};
use crate::view::blocks::{Block, Cell, Column, Decimals, Document, Keep, Line, Meaning, Row, Table};

/// Decimals of points: enough for small losses, few enough to read.
const DECIMALS: usize = 1;

/// A task's sentence names so many losses; the table has them all.
const NAMED: usize = 3;

pub fn story(report: &ExplainReport) -> Document {
    let mut blocks = vec![Block::Heading(1, heading(report))];
    let decimal_comma = report.texts.decimal_comma();
    if report.scored.tasks.iter().all(|task| task.standing.fit.is_none()) {
        blocks.push(Block::Paragraph(report.texts.line("explain-nothing-rated", &[])));
        return Document { blocks, decimal_comma };
    }
    blocks.extend(circumstances(report).map(Block::Paragraph));
    blocks.extend(without_best(report).map(Block::Paragraph));
    blocks.extend(sure::of_best(report).map(Block::Paragraph));
    for explanation in &report.explanations {
        blocks.extend(role(report, explanation));
    }
    blocks.extend(capped(report).map(Block::Paragraph));
    Document { blocks, decimal_comma }
}

fn heading(report: &ExplainReport) -> Line {
    let name = |role: Option<RoleIx>| match role {
        Some(ix) => report.catalog()[ix].name.get(report.texts.lang()).to_owned(),
        None => report.texts.word("no-role"),
    };
    report.texts.line(
        "explain-heading",
        &[
            ("name", Arg::name(report.seller.name.as_str())),
            ("today", Arg::Word(name(report.seller.role))),
            ("best", Arg::Word(name(report.scored.best))),
        ],
    )
}

/// What stands beside the numbers and is never scored: her wishes, whether she is pinned or on leave, and on which
/// scale the scores are shown.
fn circumstances(report: &ExplainReport) -> Option<Line> {
    let texts = &report.texts;
    let mut said = Vec::new();
    let name = |ix: &RoleIx| report.catalog()[*ix].name.get(texts.lang()).to_owned();
    let wishes: Vec<String> = report.seller.wishes.iter().map(name).collect();
    if !wishes.is_empty() {
        said.push(texts.say("explain-wishes", &[("roles", Arg::Word(texts.list(&wishes)))]));
    }
    if report.seller.pinned {
        said.push(texts.word("explain-pinned"));
    }
    if report.seller.hours <= 0.0 {
        said.push(texts.word("explain-on-leave"));
    }
    let (given, scale) = (report.team.scale, report.catalog().scale);
    if given != scale {
        let number = |value| Arg::Word(texts.plain_number(value));
        let from = [("given-lo", number(given.lo())), ("given-hi", number(given.hi()))];
        let to = [("lo", number(scale.lo())), ("hi", number(scale.hi()))];
        said.push(texts.say("explain-converted", &[from, to].concat()));
    }
    (!said.is_empty()).then(|| Line::plain(said.join(" ")))
}

/// Why she has no best role, where she has none.
fn without_best(report: &ExplainReport) -> Option<Line> {
    if report.scored.best.is_some() {
        return None;
    }
    let share = report.texts.percent(report.catalog().defaults.min_coverage);
    Some(report.texts.line("explain-no-best", &[("share", Arg::Word(share))]))
}

fn role(report: &ExplainReport, explanation: &Explanation) -> Vec<Block> {
    let texts = &report.texts;
    let scored = &report.scored.roles[explanation.role.0];
    let mut blocks = vec![Block::Heading(2, role_heading(report, explanation, &scored.standing))];
    if let Some(fit) = scored.standing.fit {
        blocks.push(Block::Table(waterfall(report, explanation, fit)));
    }
    blocks.extend(vetoed(report, explanation, scored).map(Block::Paragraph));
    blocks.extend(unrated(report, explanation, &scored.standing).map(Block::Paragraph));
    blocks.extend(sure::of_role(report, explanation).map(Block::Paragraph));
    if let (Some(free), Some(fit)) = (&explanation.without_upper_limits, scored.standing.fit)
        && let Some(without) = free.standing.fit
    {
        let levels = report.catalog().levels;
        let (best, best_fit) = best_without_upper_limits(report);
        let changes = report.best_without_upper_limits.as_ref().map(|(role, _)| *role) != report.scored.best;
        blocks.push(Block::Paragraph(texts.line(
            "explain-without-upper-limits",
            &[
                ("fit", shown_arg(texts, levels, fit, DECIMALS)),
                ("without", shown_arg(texts, levels, without, DECIMALS)),
                ("best", Arg::name(best)),
                ("best-fit", Arg::Word(best_fit)),
                ("changes", Arg::Count(usize::from(changes))),
            ],
        )));
    }
    blocks.push(Block::List(explanation.tasks.iter().map(|part| sentence(report, part)).collect()));
    blocks
}

fn role_heading(report: &ExplainReport, explanation: &Explanation, standing: &Standing) -> Line {
    let texts = &report.texts;
    let role = &report.catalog()[explanation.role];
    let name = ("role", Arg::name(role.name.get(texts.lang())));
    let which = if report.scored.best == Some(explanation.role) {
        if report.seller.role == report.scored.best { "explain-best-and-today" } else { "explain-best" }
    } else if report.seller.role == Some(explanation.role) {
        "explain-today"
    } else {
        "explain-other"
    };
    let which = ("which", Arg::Word(texts.word(which)));
    match standing.fit {
        Some(fit) => {
            let levels = report.catalog().levels;
            let (fit, level) = (shown_arg(texts, levels, fit, DECIMALS), texts.level(levels.of(fit)));
            texts.line("explain-role", &[name, which, ("fit", fit), ("level", level)])
        }
        None => texts.line("explain-role-unknown", &[name, which]),
    }
}

/// The way from 100 to the fit, one row per need that loses something, the largest loss first.
fn waterfall(report: &ExplainReport, explanation: &Explanation, fit: Fit) -> Table {
    let texts = &report.texts;
    let catalog = report.catalog();
    let column = |key: &str| Column::new(key, texts.word(&format!("column-{key}")));
    let columns = vec![
        column("need").keep(Keep::Always),
        column("task"),
        column("score"),
        column("asked"),
        column("points"),
        column("bar").keep(Keep::Optional),
    ];
    let end = catalog.levels.shown(fit, DECIMALS);
    let level = catalog.levels.of(fit);
    let mut losses: Vec<&Loss> = explanation.losses.iter().collect();
    losses.sort_by(|a, b| b.points.total_cmp(&a.points));
    let shown = apportion(&losses.iter().map(|loss| loss.points).collect::<Vec<_>>(), 100.0 - end);

    let total = |name: &str, points: f64, level: Option<Level>| -> Row {
        vec![
            Cell::Name(texts.word(name)),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Number { value: points, decimals: Decimals::from(DECIMALS), signed: false },
            Cell::Bar { from: 0.0, to: points / 100.0, level },
        ]
    };
    let mut rows = vec![total("explain-full", 100.0, None)];
    let mut left = 100.0;
    for (loss, points) in losses.iter().zip(shown) {
        let met = report.behind(loss).map(|(_, met)| met);
        let name = catalog[loss.trait_ix].name.get(texts.lang());
        let name = if loss.veto {
            texts.say("explain-veto-row", &[("trait", Arg::word(name))])
        } else {
            name.to_owned()
        };
        rows.push(vec![
            Cell::Text(name),
            Cell::Text(catalog[loss.task].name.get(texts.lang()).to_owned()),
            Cell::Text(
                met.and_then(|met| met.score).map(|x| texts.plain_number(round(x))).unwrap_or_default(),
            ),
            Cell::Text(met.map(|met| asked(report, loss, met)).unwrap_or_default()),
            Cell::Number { value: -points, decimals: Decimals::from(DECIMALS), signed: true },
            Cell::Bar {
                from: ((left - points) / 100.0).max(0.0),
                to: left / 100.0,
                level: Some(Level::Weak),
            },
        ]);
        left = (left - points).max(0.0);
    }
    rows.push(total("explain-fit", end, Some(level)));
    Table { columns, rows }
}

/// Points as shown, so that what is shown sums to the shown whole: each is rounded down, and the tenths that are left
/// go to those that were cut most.
fn apportion(points: &[f64], whole: f64) -> Vec<f64> {
    let unit = 10f64.powi(i32::try_from(DECIMALS).unwrap_or(0));
    let mut shown: Vec<f64> = points.iter().map(|points| (points * unit + SLACK).floor()).collect();
    let mut left = (whole * unit).round() - shown.iter().sum::<f64>();
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| (points[b] * unit - shown[b]).total_cmp(&(points[a] * unit - shown[a])));
    for &at in order.iter().cycle().take(points.len() * 2) {
        if left < 0.5 {
            break;
        }
        shown[at] += 1.0;
        left -= 1.0;
    }
    shown.into_iter().map(|shown| shown / unit).collect()
}

/// A score as it is shown: means of several ratings to two decimals.
fn round(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}

/// What is asked, and how far the score is from it: "at least 8, 2 under".
fn asked(report: &ExplainReport, loss: &Loss, met: &NeedFit) -> String {
    let texts = &report.texts;
    if loss.veto {
        return report.behind(loss).map(|(need, _)| veto(report, need, loss.side)).unwrap_or_default();
    }
    let band = target(report, met.target);
    match met.outside {
        Some((side, gap)) => {
            let id = if side == Side::Under { "asked-under" } else { "asked-over" };
            texts.say(id, &[("band", Arg::Word(band)), ("gap", Arg::Word(texts.plain_number(round(gap))))])
        }
        None => band,
    }
}

/// The limit of a veto in words: "veto below 3".
fn veto(report: &ExplainReport, need: &Need, side: Side) -> String {
    let (id, limit) = match side {
        Side::Under => ("asked-veto-below", need.veto.below),
        Side::Over => ("asked-veto-above", need.veto.above),
    };
    let limit = limit.map(|limit| report.texts.plain_number(round(limit))).unwrap_or_default();
    report.texts.say(id, &[("limit", Arg::Word(limit))])
}

/// A target in words.
fn target(report: &ExplainReport, target: Target) -> String {
    super::super::catalog::target(&report.texts, report.catalog().scale, target)
}

/// What a veto costs, where one decides.
fn vetoed(report: &ExplainReport, explanation: &Explanation, scored: &RoleFit) -> Option<Line> {
    let texts = &report.texts;
    let catalog = report.catalog();
    if scored.vetoes.is_empty() {
        return None;
    }
    let mut names = Vec::new();
    for hit in &scored.vetoes {
        let (of, task) = (&catalog[hit.trait_ix], &catalog[hit.task]);
        names.push(texts.say(
            "explain-veto-trait",
            &[
                ("trait", Arg::word(of.name.get(texts.lang()))),
                ("task", Arg::word(task.name.get(texts.lang()))),
            ],
        ));
    }
    let without = scored.standing.unvetoed_fit;
    let without = without.map(|fit| shown(texts, catalog.levels, fit, DECIMALS)).unwrap_or_default();
    let role = catalog[explanation.role].name.get(texts.lang());
    let id = if scored.standing.vetoed { "explain-vetoed" } else { "explain-veto-in-part" };
    Some(texts.line(
        id,
        &[
            ("traits", Arg::Meant(texts.list(&names), Meaning::Alert)),
            ("without", Arg::Word(without)),
            ("role", Arg::word(role)),
        ],
    ))
}

/// What has not been rated, and between what the fit then lies.
fn unrated(report: &ExplainReport, explanation: &Explanation, standing: &Standing) -> Option<Line> {
    let texts = &report.texts;
    let catalog = report.catalog();
    let mut names: Vec<String> = Vec::new();
    for part in &explanation.tasks {
        let needs = catalog[part.task].needs.iter().zip(&report.scored.tasks[part.task.0].needs);
        for (need, met) in needs {
            let name = catalog[need.trait_ix].name.get(texts.lang());
            if met.score.is_none() && need.weight > 0.0 && !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
    }
    if names.is_empty() {
        return None;
    }
    let id = if report.scorer.too_little(standing) { "explain-too-little" } else { "explain-unrated" };
    Some(texts.line(
        id,
        &[
            ("traits", Arg::name(texts.list(&names))),
            ("low", Arg::Word(shown(texts, catalog.levels, standing.low, DECIMALS))),
            ("high", Arg::Word(shown(texts, catalog.levels, standing.high, DECIMALS))),
            ("coverage", Arg::Word(texts.percent(standing.coverage))),
        ],
    ))
}

/// One task in one sentence.
fn sentence(report: &ExplainReport, part: &TaskLosses) -> Line {
    let texts = &report.texts;
    let catalog = report.catalog();
    let scored = &report.scored.tasks[part.task.0];
    let task = ("task", Arg::name(catalog[part.task].name.get(texts.lang())));
    let share = ("share", Arg::Word(texts.percent(part.share)));
    let Some(fit) = scored.standing.fit else { return texts.line("sentence-unknown", &[task, share]) };
    let levels = catalog.levels;
    let mut args = vec![
        task,
        share,
        ("level", texts.level(levels.of(fit))),
        ("fit", Arg::Meant(shown(texts, levels, fit, 0), meaning(levels.of(fit)))),
    ];
    let phrase = |trait_ix: TraitIx, score: Option<f64>, asked: String| {
        let score = score.map(|x| texts.plain_number(round(x))).unwrap_or_default();
        texts.say(
            "sentence-loss",
            &[
                ("trait", Arg::word(catalog[trait_ix].name.get(texts.lang()))),
                ("score", Arg::Word(score)),
                ("asked", Arg::Word(asked)),
            ],
        )
    };
    // A veto is named even where it took nothing because nothing was left to take; where one decides, how far the
    // same score lies from its band is no further reason.
    let needs = || catalog[part.task].needs.iter().zip(&scored.needs);
    let mut phrases: Vec<String> = needs()
        .filter_map(|(need, met)| Some(phrase(need.trait_ix, met.score, veto(report, need, met.veto?))))
        .collect();
    let mut losses: Vec<&Loss> = part.losses.iter().filter(|loss| !loss.veto).collect();
    losses.sort_by(|a, b| b.points.total_cmp(&a.points));
    for loss in losses {
        let Some((_, met)) = report.behind(loss).filter(|(_, met)| met.veto.is_none()) else { continue };
        phrases.push(phrase(loss.trait_ix, met.score, asked(report, loss, met)));
    }
    let more = phrases.len().saturating_sub(NAMED);
    phrases.truncate(NAMED);
    args.push(("losses", Arg::Word(texts.first(&phrases, "; ", more))));
    let id = if scored.standing.vetoed {
        "sentence-vetoed"
    } else if part.losses.is_empty() {
        "sentence-all-met"
    } else {
        "sentence-lost"
    };
    texts.line(id, &args)
}

/// Her best role without any upper limit, and her fit with it, in words.
fn best_without_upper_limits(report: &ExplainReport) -> (String, String) {
    let Some((role, free)) = report.best_without_upper_limits.as_ref() else {
        return (report.texts.word("no-role"), report.texts.word("unknown-fit"));
    };
    let fit = free.standing.fit.map(|fit| shown(&report.texts, report.catalog().levels, fit, DECIMALS));
    (report.catalog()[*role].name.get(report.texts.lang()).to_owned(), fit.unwrap_or_default())
}

/// The role that an upper limit costs her, if it costs her one.
fn capped(report: &ExplainReport) -> Option<Line> {
    let texts = &report.texts;
    let (role, _) = report.best_without_upper_limits.as_ref()?;
    if report.scored.best == Some(*role) {
        return None;
    }
    let (without, fit) = best_without_upper_limits(report);
    let name = |ix: RoleIx| report.catalog()[ix].name.get(texts.lang()).to_owned();
    let best = report.scored.best.map_or_else(|| texts.word("no-role"), name);
    Some(texts.line(
        "explain-capped",
        &[
            ("name", Arg::word(report.seller.name.as_str())),
            ("without", Arg::Meant(without, Meaning::Alert)),
            ("fit", Arg::Word(fit)),
            ("best", Arg::Word(best)),
        ],
    ))
}
