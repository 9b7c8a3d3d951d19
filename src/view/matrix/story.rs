//! The matrix as a person reads it: the table, how to read it, and what it says about the team.

use super::super::cells::{fit_cell, shown_arg};
use super::super::texts::{Arg, Texts};
use super::{By, ColumnIx, MatchReport, Scored, Shape};
use crate::domain::{Catalog, RoleIx, Seller, Team};
use crate::engine::{Scorer, SellerFit, Side, Tally};
use crate::report::{Block, Cell, Column, Keep, Line, Mark, Row, Stop, Story, Table, sign};

/// So many sellers are shown; the sentences below count all of them.
const MAX_ROWS: usize = 500;

/// So many people are named in one list; more are counted.
const MAX_NAMED: usize = 12;

/// Somebody who would fit another role better than today's.
struct Misplaced {
    name: String,
    today: RoleIx,
    best: RoleIx,
    fits: (Option<crate::domain::Fit>, Option<crate::domain::Fit>),
}

/// Somebody whom an upper limit costs a role.
struct Capped {
    name: String,
    best: Option<RoleIx>,
    without: RoleIx,
}

/// What is said about the sellers once all of them have gone by.
struct Findings {
    tally: Tally,
    misplaced: Vec<Misplaced>,
    capped: Vec<Capped>,
    partly: usize,
    vetoed: bool,
    too_little: bool,
}

pub fn story(report: MatchReport) -> Result<Story, Stop> {
    let MatchReport { texts, team, scorer, rows, shape } = report;
    let free = scorer.without_upper_limits();
    let mut table = Table { columns: columns(&texts, &scorer, &shape), rows: Vec::new() };
    let mut found = Findings {
        tally: Tally::new(scorer.catalog().tasks.len()),
        misplaced: Vec::new(),
        capped: Vec::new(),
        partly: 0,
        vetoed: false,
        too_little: false,
    };
    for row in rows {
        let row = row?;
        found.add(&scorer, &free, &row);
        for cells in rows_of(&texts, &scorer, &shape, &row) {
            for cell in &cells {
                found.see(cell);
            }
            if table.rows.len() < MAX_ROWS {
                table.rows.push(cells);
            }
        }
    }
    let say = Saying { texts: &texts, catalog: scorer.catalog(), found: &found };
    let mut blocks = vec![Block::Heading(1, say.heading(&team, &scorer, shape.by)), Block::Table(table)];
    let per_seller = if shape.long { shape.columns.len().max(1) } else { 1 };
    if found.tally.sellers * per_seller > MAX_ROWS {
        let all = found.tally.sellers * per_seller;
        blocks.push(Block::Paragraph(
            texts.line("match-cut", &[("shown", Arg::Count(MAX_ROWS)), ("all", Arg::Count(all))]),
        ));
    }
    blocks.push(Block::Legend(say.legend(shape.by)));
    blocks.extend(say.about_the_team());
    Ok(Story { blocks, decimal_comma: texts.decimal_comma() })
}

fn columns(texts: &Texts, scorer: &Scorer, shape: &Shape) -> Vec<Column> {
    let catalog = scorer.catalog();
    let seller = Column::new("name", texts.word("column-seller")).keep(Keep::Always);
    if shape.long {
        let word = |key: &str| Column::new(key, texts.word(&format!("column-{key}")));
        let rest = ["column", "fit", "low", "high", "coverage", "level", "vetoes"].map(word);
        return std::iter::once(seller).chain(rest).collect();
    }
    let fits = shape.columns.iter().map(|column| {
        Column::new(column.id(catalog), column.name(catalog).get(texts.lang()))
            .short(column.short(texts, catalog))
    });
    let spread = Column::new("spread", texts.word("column-spread"))
        .short(texts.word("column-spread.short"))
        .keep(Keep::Optional);
    std::iter::once(seller).chain(fits).chain([spread]).collect()
}

fn rows_of(texts: &Texts, scorer: &Scorer, shape: &Shape, (seller, scored): &Scored) -> Vec<Row> {
    let levels = scorer.catalog().levels;
    let decimals = shape.precision.unwrap_or(0);
    let name = || Cell::Name(seller.name.clone());
    let fit = |column: &ColumnIx| {
        fit_cell(levels, column.standing(scored).fit, decimals, column.marks(scorer, seller, scored))
    };
    if shape.long {
        return shape
            .columns
            .iter()
            .map(|column| long_row(texts, scorer, column, scored, name(), fit(column)))
            .collect();
    }
    let spread = scored.spread;
    let spread = format!("{}/{}/{}", spread.strong, spread.adequate, spread.weak);
    vec![std::iter::once(name()).chain(shape.columns.iter().map(fit)).chain([Cell::Text(spread)]).collect()]
}

fn long_row(
    texts: &Texts,
    scorer: &Scorer,
    column: &ColumnIx,
    scored: &SellerFit,
    name: Cell,
    fit: Cell,
) -> Row {
    let catalog = scorer.catalog();
    let standing = column.standing(scored);
    let decimals = if let Cell::Fit { decimals, .. } = fit { decimals } else { 0 };
    let bound = |fit| Cell::Number { value: catalog.levels.shown(fit, decimals), decimals, signed: false };
    let level = standing.fit.map(|fit| texts.level(catalog.levels.of(fit)));
    let level = match level {
        Some(Arg::Meant(word, _)) => Cell::Text(word),
        _ => Cell::Empty,
    };
    let vetoes: Vec<String> = column
        .vetoes(scored)
        .iter()
        .map(|hit| catalog[hit.trait_ix].name.get(texts.lang()).to_owned())
        .collect();
    vec![
        name,
        Cell::Text(column.name(catalog).get(texts.lang()).to_owned()),
        fit,
        bound(standing.low),
        bound(standing.high),
        Cell::Text(texts.percent(standing.coverage)),
        level,
        Cell::Text(texts.list(&vetoes)),
    ]
}

impl Findings {
    fn add(&mut self, scorer: &Scorer, free: &Scorer, (seller, scored): &Scored) {
        self.tally.add(scorer, seller, scored);
        let complete = scored.tasks.iter().all(|task| task.standing.coverage >= 1.0);
        self.partly += usize::from(!complete);
        if let (Some(today), Some(best)) = (seller.role, scored.best)
            && today != best
        {
            let fit = |role: RoleIx| scored.roles[role.0].standing.fit;
            self.misplaced.push(Misplaced {
                name: seller.name.clone(),
                today,
                best,
                fits: (fit(today), fit(best)),
            });
        }
        if let Some(without) = capped(free, seller, scored) {
            self.capped.push(Capped { name: seller.name.clone(), best: scored.best, without });
        }
    }

    fn see(&mut self, cell: &Cell) {
        if let Cell::Fit { marks, .. } = cell {
            self.vetoed |= marks.contains(&Mark::Vetoed);
            self.too_little |= marks.contains(&Mark::TooLittle);
        }
    }
}

/// The role that would be her best without any upper limit, where it is another.
fn capped(free: &Scorer, seller: &Seller, scored: &SellerFit) -> Option<RoleIx> {
    // Who is over no limit has nothing to gain, and most are not.
    let over = |met: &crate::engine::NeedFit| {
        matches!(met.outside, Some((Side::Over, _))) || met.veto == Some(Side::Over)
    };
    if !scored.tasks.iter().any(|task| task.needs.iter().any(over)) {
        return None;
    }
    free.score(seller).best.filter(|&best| scored.best != Some(best))
}

/// What the findings say, in one language.
struct Saying<'a> {
    texts: &'a Texts,
    catalog: &'a Catalog,
    found: &'a Findings,
}

impl Saying<'_> {
    fn heading(&self, team: &Team, scorer: &Scorer, by: By) -> Line {
        let motion = self.catalog[scorer.motion()].name.get(self.texts.lang()).to_owned();
        let by = match by {
            By::Role => self.texts.word("match-by-role"),
            By::Task => self.texts.word("match-by-task"),
        };
        let args = [
            ("team", Arg::name(team.name.as_str())),
            ("by", Arg::Word(by)),
            ("motion", Arg::Word(motion)),
            ("sellers", Arg::Count(self.found.tally.sellers)),
            ("date", Arg::Word(team.date.map(|date| date.to_string()).unwrap_or_default())),
        ];
        self.texts.line(if team.date.is_some() { "match-heading-dated" } else { "match-heading" }, &args)
    }

    /// How the table is to be read; only what stands in it is explained.
    fn legend(&self, by: By) -> Line {
        let levels = self.catalog.levels;
        let (strong, adequate) =
            (self.texts.plain_number(levels.strong()), self.texts.plain_number(levels.adequate()));
        let mut parts = vec![self.texts.say(
            "legend-levels",
            &[
                ("strong", Arg::Word(strong)),
                ("adequate", Arg::Word(adequate)),
                ("strong-sign", Arg::word(sign::STRONG.to_string())),
                ("adequate-sign", Arg::word(sign::ADEQUATE.to_string())),
            ],
        )];
        let mut mark = |shown: bool, id: &str, sign: char| {
            if shown {
                parts.push(self.texts.say(id, &[("sign", Arg::word(sign.to_string()))]));
            }
        };
        let by_role = by == By::Role;
        mark(by_role && self.found.tally.with_role > 0, "legend-today", sign::TODAY);
        mark(by_role, "legend-best", sign::BEST);
        mark(self.found.vetoed, "legend-vetoed", sign::VETOED);
        mark(self.found.partly > 0, "legend-partial", sign::PARTIAL);
        mark(self.found.too_little, "legend-too-little", sign::TOO_LITTLE);
        let unknown = self.found.tally.with_unknown > 0;
        mark(unknown, "legend-unknown", sign::UNKNOWN);
        Line::plain(parts.join("  "))
    }

    /// What the article is about: the spread, who sits where she fits best, what the team is short of.
    fn about_the_team(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Paragraph(self.spread()), Block::Paragraph(self.placed())];
        let moves = self.found.misplaced.iter().take(MAX_NAMED).map(|misplaced| self.misplaced(misplaced));
        let moves: Vec<Line> = moves.collect();
        if !moves.is_empty() {
            blocks.push(Block::List(moves));
        }
        if self.found.misplaced.len() > MAX_NAMED {
            blocks.push(Block::Paragraph(self.texts.line(
                "match-more-misplaced",
                &[("count", Arg::Count(self.found.misplaced.len() - MAX_NAMED))],
            )));
        }
        blocks.push(Block::Paragraph(self.short()));
        blocks.extend(self.capped().map(Block::Paragraph));
        blocks.push(Block::Paragraph(self.texts.line("match-decision", &[])));
        blocks
    }

    fn spread(&self) -> Line {
        let tally = &self.found.tally;
        let range = |counts: &[usize]| match Tally::range(counts) {
            Some((low, _, high)) if low == high => low.to_string(),
            Some((low, _, high)) => self
                .texts
                .say("range", &[("low", Arg::Word(low.to_string())), ("high", Arg::Word(high.to_string()))]),
            None => "0".to_owned(),
        };
        let middle = |counts: &[usize]| Tally::range(counts).map_or(0, |(_, middle, _)| middle).to_string();
        let level = |words: String, level| Arg::Meant(words, super::super::texts::meaning(level));
        use crate::domain::Level::{Adequate, Strong, Weak};
        let args = [
            ("sellers", Arg::Count(tally.sellers)),
            ("tasks", Arg::Count(self.catalog.tasks.len())),
            ("strong", level(range(&tally.strong_at), Strong)),
            ("adequate", level(range(&tally.adequate_at), Adequate)),
            ("weak", level(range(&tally.weak_at), Weak)),
            ("strong-middle", Arg::Word(middle(&tally.strong_at))),
            ("adequate-middle", Arg::Word(middle(&tally.adequate_at))),
            ("weak-middle", Arg::Word(middle(&tally.weak_at))),
        ];
        self.texts.line(if tally.sellers == 1 { "match-spread-one" } else { "match-spread" }, &args)
    }

    fn placed(&self) -> Line {
        let tally = &self.found.tally;
        if tally.with_role == 0 {
            return self.texts.line("match-no-roles", &[]);
        }
        let args = [
            ("placed", Arg::Count(tally.in_best)),
            ("with-role", Arg::Count(tally.with_role)),
            ("unclear", Arg::Count(tally.without_best)),
            ("elsewhere", Arg::Count(self.found.misplaced.len())),
        ];
        self.texts.line("match-placed", &args)
    }

    fn misplaced(&self, misplaced: &Misplaced) -> Line {
        let Misplaced { name, today, best, fits } = misplaced;
        let fit = |fit: Option<crate::domain::Fit>| match fit {
            Some(fit) => shown_arg(self.texts, self.catalog.levels, fit, 0),
            None => Arg::Word(self.texts.word("unknown-fit")),
        };
        self.texts.line(
            "match-misplaced",
            &[
                ("name", Arg::name(name.as_str())),
                ("today", Arg::Word(self.role(*today))),
                ("best", Arg::Word(self.role(*best))),
                ("today-fit", fit(fits.0)),
                ("best-fit", fit(fits.1)),
            ],
        )
    }

    fn role(&self, role: RoleIx) -> String {
        self.catalog[role].name.get(self.texts.lang()).to_owned()
    }

    fn short(&self) -> Line {
        let short = self.found.tally.short();
        if short.is_empty() {
            return self.texts.line("match-not-short", &[]);
        }
        let task = |(task, count): &(crate::domain::TaskIx, usize)| {
            let name = self.catalog[*task].name.get(self.texts.lang());
            self.texts.say("match-short-task", &[("task", Arg::word(name)), ("count", Arg::Count(*count))])
        };
        let tasks: Vec<String> = short.iter().map(task).collect();
        self.texts.line("match-short", &[("tasks", Arg::name(self.texts.list(&tasks)))])
    }

    fn capped(&self) -> Option<Line> {
        let capped = &self.found.capped;
        if capped.is_empty() {
            return None;
        }
        let person = |capped: &Capped| {
            let best = capped.best.map_or_else(|| self.texts.word("no-role"), |best| self.role(best));
            self.texts.say(
                "match-capped-person",
                &[
                    ("name", Arg::word(capped.name.as_str())),
                    ("without", Arg::Word(self.role(capped.without))),
                    ("best", Arg::Word(best)),
                ],
            )
        };
        let named: Vec<String> = capped.iter().take(MAX_NAMED).map(person).collect();
        let more = capped.len() - named.len();
        let mut people = named.join("; ");
        if more > 0 {
            people.push_str(&self.texts.say("and-more", &[("count", Arg::Count(more))]));
        }
        Some(
            self.texts
                .line("match-capped", &[("people", Arg::name(people)), ("count", Arg::Count(capped.len()))]),
        )
    }
}
