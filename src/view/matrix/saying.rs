//! What a matrix says about its team, in sentences.

use super::super::cells::{levels_legend, shown_arg};
use super::super::texts::{Arg, Texts, meaning};
use super::By;
use super::findings::{Capped, Disagreeing, Findings, Misplaced, Open};
use crate::domain::{Catalog, Fit, Level, RoleIx, TaskIx, Team};
use crate::engine::{Rival, Scorer, Tally};
use crate::report::{Block, Line, Mark, sign};

/// What the findings say, in one language.
pub struct Saying<'a> {
    texts: &'a Texts,
    catalog: &'a Catalog,
    found: &'a Findings,
}

impl<'a> Saying<'a> {
    pub fn new(texts: &'a Texts, catalog: &'a Catalog, found: &'a Findings) -> Self {
        Saying { texts, catalog, found }
    }

    pub fn heading(&self, team: &Team, scorer: &Scorer, by: By) -> Line {
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
    pub fn legend(&self) -> Line {
        let mut parts = vec![levels_legend(self.texts, self.catalog.levels)];
        let mut mark = |shown: bool, id: &str, sign: char| {
            if shown {
                parts.push(self.texts.say(id, &[("sign", Arg::word(sign.to_string()))]));
            }
        };
        let seen = |mark| self.found.marks.contains(&mark);
        mark(seen(Mark::Today), "legend-today", sign::TODAY);
        mark(seen(Mark::Best), "legend-best", sign::BEST);
        mark(seen(Mark::Open), "legend-open", sign::OPEN);
        mark(seen(Mark::Vetoed), "legend-vetoed", sign::VETOED);
        mark(seen(Mark::Partial), "legend-partial", sign::PARTIAL);
        mark(seen(Mark::TooLittle), "legend-too-little", sign::TOO_LITTLE);
        mark(self.found.unknown, "legend-unknown", sign::UNKNOWN);
        Line::plain(parts.join("  "))
    }

    /// What the article is about: the spread, who sits where she fits best, what the team is short of.
    pub fn about_the_team(&self, team: &Team, sure: f64) -> Vec<Block> {
        let mut blocks = vec![Block::Paragraph(self.spread()), Block::Paragraph(self.placed())];
        let moves = self.found.misplaced.named.iter().map(|misplaced| self.misplaced(misplaced));
        let moves: Vec<Line> = moves.collect();
        if !moves.is_empty() {
            blocks.push(Block::List(moves));
        }
        if self.found.misplaced.more() > 0 {
            blocks.push(Block::Paragraph(
                self.texts
                    .line("match-more-misplaced", &[("count", Arg::Count(self.found.misplaced.more()))]),
            ));
        }
        blocks.extend(self.sure(sure));
        blocks.extend(self.disagreements().map(Block::Paragraph));
        blocks.extend(self.short().map(Block::Paragraph));
        blocks.extend(self.unknown().map(Block::Paragraph));
        blocks.extend(self.capped().map(Block::Paragraph));
        blocks.extend(self.scale(team).map(Block::Paragraph));
        blocks.push(Block::Paragraph(self.texts.line("match-decision", &[])));
        blocks
    }

    fn spread(&self) -> Line {
        let tally = &self.found.tally;
        let range = |counts: &[usize]| {
            let word = |count: usize| Arg::Word(count.to_string());
            match Tally::range(counts) {
                Some((low, _, high)) if low == high => low.to_string(),
                Some((low, average, high)) => {
                    let average = Arg::Word(self.texts.number(average, 1));
                    self.texts.say("range", &[("low", word(low)), ("high", word(high)), ("average", average)])
                }
                None => "0".to_owned(),
            }
        };
        let level = |words: String, level| Arg::Meant(words, meaning(level));
        let args = [
            ("sellers", Arg::Count(tally.sellers)),
            ("tasks", Arg::Count(self.catalog.tasks.len())),
            ("strong", level(range(&tally.strong_at), Level::Strong)),
            ("adequate", level(range(&tally.adequate_at), Level::Adequate)),
            ("weak", level(range(&tally.weak_at), Level::Weak)),
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
            ("unclear", Arg::Count(tally.unclear)),
            ("elsewhere", Arg::Count(self.found.misplaced.count)),
        ];
        self.texts.line("match-placed", &args)
    }

    fn misplaced(&self, misplaced: &Misplaced) -> Line {
        let Misplaced { name, pinned, today, best, fits, is_open } = misplaced;
        let fit = |fit: Option<Fit>| match fit {
            Some(fit) => shown_arg(self.texts, self.catalog.levels, fit, 0),
            None => Arg::Word(self.texts.word("unknown-fit")),
        };
        self.texts.line(
            match (pinned, is_open) {
                (true, _) => "match-misplaced-pinned",
                (false, true) => "match-misplaced-open",
                (false, false) => "match-misplaced",
            },
            &[
                ("name", Arg::name(name.as_str())),
                ("today", Arg::Word(self.role(*today))),
                ("best", Arg::Word(self.role(*best))),
                ("today-fit", fit(fits.0)),
                ("best-fit", fit(fits.1)),
            ],
        )
    }

    /// How the table of intervals is to be read.
    pub fn sure_legend(&self) -> Line {
        self.texts.line("match-sure-legend", &[])
    }

    /// For whom the best role is open within the errors of the scores, and between which roles.
    fn sure(&self, sure: f64) -> Vec<Block> {
        let (open, judged) = (&self.found.open, self.found.judged);
        if judged == 0 {
            return vec![Block::Paragraph(self.texts.line("match-not-drawn", &[]))];
        }
        let args = [
            ("open", Arg::Count(open.count)),
            ("judged", Arg::Count(judged)),
            (
                "sure",
                Arg::Word(
                    self.texts
                        .say("percent", &[("number", Arg::Word(self.texts.plain_number(100.0 * sure)))]),
                ),
            ),
        ];
        let said = Block::Paragraph(self.texts.line("match-open", &args));
        if open.count == 0 {
            return vec![said];
        }
        let mut blocks = vec![said, Block::List(open.named.iter().map(|open| self.open(open)).collect())];
        if open.more() > 0 {
            let more = self.texts.line("match-more-misplaced", &[("count", Arg::Count(open.more()))]);
            blocks.push(Block::Paragraph(more));
        }
        blocks
    }

    /// About what raters are farther apart than chance explains, and about how many chance alone would have them so.
    fn disagreements(&self) -> Option<Line> {
        let people = &self.found.disagreements;
        let person = |told: &Disagreeing| {
            let of = self.catalog[told.of].name.get(self.texts.lang());
            let args = [("name", Arg::word(told.name.as_str())), ("trait", Arg::word(of))];
            self.texts.say("match-disagreement", &args)
        };
        let named: Vec<String> = people.named.iter().map(person).collect();
        let about = self.texts.first(&named, "; ", people.more());
        let several = self.found.several;
        // One score in twenty would be named if raters differed by chance alone.
        let by_chance = several / 20;
        let args = [
            ("count", Arg::Count(people.count)),
            ("several", Arg::Count(several)),
            ("by-chance", Arg::Count(by_chance)),
            ("about", Arg::name(about)),
        ];
        let id = if people.count > by_chance { "match-disagreements" } else { "match-disagreements-few" };
        (people.count > 0).then(|| self.texts.line(id, &args))
    }

    fn open(&self, open: &Open) -> Line {
        let rival = |rival: &Rival| {
            let role = rival.role.map_or_else(|| self.texts.word("no-role"), |role| self.role(role));
            let p = Arg::Word(self.texts.probability(rival.p));
            self.texts.say("match-open-role", &[("role", Arg::Word(role)), ("p", p)])
        };
        let roles = std::iter::once(&open.best).chain(&open.rivals).map(rival).collect::<Vec<_>>().join(", ");
        let stands_out = open.rivals.iter().all(|rival| rival.p <= open.best.p);
        let id = match (stands_out, open.is_partial) {
            _ if open.best.role.is_none() => "match-open-no-role",
            (true, false) => "match-open-seller",
            (true, true) => "match-open-partial",
            (false, false) => "match-open-none",
            (false, true) => "match-open-none-partial",
        };
        self.texts.line(id, &[("name", Arg::name(open.name.as_str())), ("roles", Arg::Word(roles))])
    }

    fn role(&self, role: RoleIx) -> String {
        self.catalog[role].name.get(self.texts.lang()).to_owned()
    }

    /// What nothing can be said about: the tasks in which nobody is rated, else how many sellers lack some.
    fn unknown(&self) -> Option<Line> {
        let name = |task: TaskIx| self.catalog[task].name.get(self.texts.lang()).to_owned();
        let names: Vec<String> = self.found.tally.unrated().into_iter().map(name).collect();
        let tasks = ("tasks", Arg::name(self.texts.list(&names)));
        let sellers = self.found.tally.with_unknown;
        if names.is_empty() {
            (sellers > 0).then(|| self.texts.line("match-partly", &[("count", Arg::Count(sellers))]))
        } else {
            Some(self.texts.line("match-unrated", &[tasks]))
        }
    }

    /// The tasks that hang on one person or on nobody; of a team of one that goes without saying.
    fn short(&self) -> Option<Line> {
        let Findings { tally, alone, .. } = self.found;
        if tally.sellers < 2 || tally.rated.iter().all(|&rated| rated == 0) {
            return None;
        }
        let short = tally.short();
        if short.is_empty() {
            return Some(self.texts.line("match-not-short", &[]));
        }
        let task = |(task, count): &(TaskIx, usize)| {
            let name = self.catalog[*task].name.get(self.texts.lang());
            let alone = alone[task.0].clone().unwrap_or_default();
            let args = [("task", Arg::word(name)), ("count", Arg::Count(*count)), ("name", Arg::Word(alone))];
            self.texts.say("match-short-task", &args)
        };
        let tasks: Vec<String> = short.iter().map(task).collect();
        Some(self.texts.line("match-short", &[("tasks", Arg::name(tasks.join("; ")))]))
    }

    /// A uncertainty about the scale: where nobody says which it is, and no score is in its upper half.
    fn scale(&self, team: &Team) -> Option<Line> {
        let scale = self.catalog.scale;
        let doubtful = self.found.tally.sellers > 2
            && team.scale == scale
            && self.found.highest > scale.lo()
            && self.found.highest <= scale.lo() + scale.span() / 2.0;
        let number = |value| Arg::Word(self.texts.plain_number(value));
        let args =
            [("highest", number(self.found.highest)), ("lo", number(scale.lo())), ("hi", number(scale.hi()))];
        doubtful.then(|| self.texts.line("match-scale", &args))
    }

    fn capped(&self) -> Option<Line> {
        let capped = &self.found.capped;
        if capped.count == 0 {
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
        let named: Vec<String> = capped.named.iter().map(person).collect();
        let people = self.texts.first(&named, "; ", capped.more());
        Some(
            self.texts
                .line("match-capped", &[("people", Arg::name(people)), ("count", Arg::Count(capped.count))]),
        )
    }
}
