//! What a seating says, in sentences.

use super::super::cells::shown_arg;
use super::super::sentences::levels_legend;
use super::super::texts::{Arg, Texts};
use super::AssignReport;
use crate::domain::{Catalog, Fit, RoleIx};
use crate::engine::{FrontierPoint, SURE};
use crate::view::blocks::{Block, Line, Meaning, sign};

/// So many people are named in one list; more are counted.
const MAX_NAMED: usize = 20;

/// So many seats that are not firm are named.
const MAX_LOOSE: usize = 8;

/// What is said of one seating.
pub struct Saying<'a> {
    report: &'a AssignReport,
    texts: &'a Texts,
    catalog: &'a Catalog,
}

impl<'a> Saying<'a> {
    pub fn new(report: &'a AssignReport) -> Self {
        Saying { report, texts: &report.texts, catalog: &report.catalog }
    }

    pub fn heading(&self) -> Line {
        let team = &self.report.team;
        self.texts.line(
            "assign-heading",
            &[
                ("team", Arg::name(team.name.as_str())),
                ("motion", Arg::word(self.catalog[team.motion].name.get(self.texts.lang()))),
                ("sellers", Arg::Count(self.report.people.len())),
            ],
        )
    }

    /// The heading of a part.
    pub fn part(&self, id: &str) -> Line {
        self.texts.line(id, &[])
    }

    pub fn cut(&self, shown: usize, all: usize) -> Line {
        self.texts.line("match-cut", &[("shown", Arg::Count(shown)), ("all", Arg::Count(all))])
    }

    /// The mean fit of those who are seated, beside that of today's roles, and how many move.
    pub fn answer(&self) -> Line {
        let seated: Vec<Option<Fit>> =
            self.report.seated().into_iter().map(|(person, role)| self.report.fit(person, role)).collect();
        if seated.is_empty() {
            return self.texts.line("assign-nobody", &[]);
        }
        let at_work = self.report.people.iter().filter(|person| !person.on_leave);
        let today: Vec<Option<Fit>> =
            at_work.filter_map(|person| Some(person.roles[person.today?.0].fit)).collect();
        let args = [
            ("seats", Arg::Count(seated.len())),
            ("fit", self.mean(&seated)),
            ("sum", Arg::Word(self.texts.number(100.0 * self.report.seating.total, 0))),
            ("today", self.mean(&today)),
            ("moves", Arg::Count(self.report.seating.moves)),
        ];
        let id = if today.iter().all(Option::is_none) { "assign-answer-new" } else { "assign-answer" };
        self.texts.line(id, &args)
    }

    /// What is to be expected of the chosen, who have been lucky too.
    pub fn expected(&self) -> Option<Line> {
        let Some(stability) = &self.report.stability else {
            return self.report.is_too_large.then(|| self.texts.line("assign-not-drawn", &[]));
        };
        let known = |(person, _): &(usize, RoleIx)| stability.expected[*person];
        let expected: Vec<Option<Fit>> =
            self.report.seated().iter().filter_map(known).map(|share| Some(Fit::new(share))).collect();
        let args = [("expected", self.mean(&expected)), ("draws", Arg::Count(stability.draws))];
        (!expected.is_empty()).then(|| self.texts.line("assign-expected", &args))
    }

    /// Whose seats are not firm, the least firm first.
    pub fn loose(&self) -> Option<Line> {
        let holds = |(person, role): (usize, RoleIx)| Some((person, role, self.report.holds(person)?));
        let mut loose: Vec<(usize, RoleIx, f64)> =
            self.report.seated().into_iter().filter_map(holds).collect();
        if loose.is_empty() {
            return None;
        }
        loose.retain(|(.., holds)| *holds < SURE);
        loose.sort_by(|a, b| a.2.total_cmp(&b.2));
        let seat = |(person, role, holds): &(usize, RoleIx, f64)| {
            let args = [
                ("name", Arg::word(self.report.people[*person].name.as_str())),
                ("seat", self.role(*role)),
                ("p", Arg::Word(self.texts.probability(*holds))),
            ];
            self.texts.say("assign-loose-seat", &args)
        };
        let firm = [("firm", Arg::Word(self.texts.percent(SURE)))];
        if loose.is_empty() {
            return Some(self.texts.line("assign-firm", &firm));
        }
        let named: Vec<String> = loose.iter().take(MAX_LOOSE).map(seat).collect();
        let seats = self.texts.first(&named, "; ", loose.len() - named.len());
        let [firm] = firm;
        Some(self.texts.line("assign-loose", &[firm, ("seats", Arg::name(seats))]))
    }

    fn mean(&self, fits: &[Option<Fit>]) -> Arg {
        let known: Vec<f64> = fits.iter().flatten().map(|fit| fit.share()).collect();
        #[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 sellers")]
        let mean = known.iter().sum::<f64>() / known.len().max(1) as f64;
        shown_arg(self.texts, self.catalog.levels, Fit::new(mean), 0)
    }

    pub fn legend(&self) -> Line {
        let levels = levels_legend(self.texts, self.catalog.levels);
        let today = self.texts.say("legend-today", &[("sign", Arg::word(sign::TODAY.to_string()))]);
        Line::plain(format!("{levels}  {today}  {}", self.texts.word("assign-legend-cost")))
    }

    fn role(&self, role: RoleIx) -> Arg {
        Arg::word(self.catalog[role].name.get(self.texts.lang()))
    }

    fn fit_in(&self, person: usize, role: RoleIx) -> Arg {
        match self.report.fit(person, role) {
            Some(fit) => shown_arg(self.texts, self.catalog.levels, fit, 0),
            None => Arg::Word(self.texts.word("unknown-fit")),
        }
    }

    /// Who leaves today's role, and for what.
    pub fn moves(&self) -> Vec<Block> {
        let people = self.report.people.iter().zip(&self.report.seating.placements).enumerate();
        let moved: Vec<Line> = people
            .filter(|(_, (_, place))| place.moved)
            .filter_map(|(at, (person, place))| {
                let today = person.today?;
                let mut args = vec![
                    ("name", Arg::name(person.name.as_str())),
                    ("today", self.role(today)),
                    ("today-fit", self.fit_in(at, today)),
                ];
                let id = match place.seat {
                    Some(seat) => {
                        args.extend([("seat", self.role(seat)), ("fit", self.fit_in(at, seat))]);
                        "assign-move"
                    }
                    None => "assign-move-to-bench",
                };
                Some(self.texts.line(id, &args))
            })
            .collect();
        if moved.is_empty() {
            return Vec::new();
        }
        let more = moved.len().saturating_sub(MAX_NAMED);
        let id = match self.report.rules.max_moves.filter(|_| self.report.seating.is_limited) {
            Some(_) => "assign-moves-limited",
            None => "assign-moves",
        };
        let mut blocks = vec![
            Block::Paragraph(self.texts.line(id, &[("count", Arg::Count(moved.len()))])),
            Block::List(moved.into_iter().take(MAX_NAMED).collect()),
        ];
        if more > 0 {
            blocks.push(Block::Paragraph(self.texts.line("assign-more", &[("count", Arg::Count(more))])));
        }
        blocks
    }

    /// The empty seats, and what filling one of each would cost.
    pub fn vacancies(&self) -> Vec<Block> {
        let vacancy = |vacancy: &crate::engine::Vacancy| {
            let mut args = vec![("role", self.role(vacancy.role)), ("count", Arg::Count(vacancy.seats))];
            let id = match vacancy.filling {
                Some((cost, person)) => {
                    args.extend([
                        ("name", Arg::name(self.report.people[person].name.as_str())),
                        ("fit", self.fit_in(person, vacancy.role)),
                        ("cost", Arg::Word(self.texts.number(100.0 * cost, 0))),
                    ]);
                    "assign-vacancy"
                }
                None => "assign-vacancy-for-nobody",
            };
            self.texts.line(id, &args)
        };
        let lines: Vec<Line> = self.report.seating.vacancies.iter().map(vacancy).collect();
        if lines.is_empty() {
            return Vec::new();
        }
        vec![Block::Paragraph(self.texts.line("assign-vacancies", &[])), Block::List(lines)]
    }

    /// Those who sit where they would not but for a pin.
    pub fn pins(&self) -> Option<Line> {
        let against = self.report.seated().into_iter().filter_map(|(person, role)| {
            let ineligibility = self.report.ineligibility(person, role)?;
            let args = [
                ("name", Arg::word(self.report.people[person].name.as_str())),
                ("role", self.role(role)),
                ("why", Arg::Word(self.texts.word(&format!("bar-{}", ineligibility.code())))),
            ];
            Some(self.texts.say("assign-pin", &args))
        });
        let against: Vec<String> = against.collect();
        let people = ("people", Arg::Meant(against.join("; "), Meaning::Alert));
        (!against.is_empty()).then(|| self.texts.line("assign-pins", &[people]))
    }

    /// How few moves bring most of the gain.
    pub fn most_of_gain(&self, points: &[FrontierPoint]) -> Option<Line> {
        let most = FrontierPoint::most_of_gain(points)?;
        let fewest = points.first().map_or(0, |first| first.moves);
        let share = self.texts.percent(most.share_of_gain(points));
        let args = [
            ("moves", Arg::Count(most.moves)),
            ("fewest", Arg::Count(fewest)),
            ("share", Arg::name(share)),
            ("all", Arg::Count(points.last().map_or(0, |last| last.moves))),
        ];
        Some(self.texts.line("assign-most-of-gain", &args))
    }

    /// Why no seating is better.
    pub fn proof(&self) -> Line {
        let seating = &self.report.seating;
        let number = |share: f64| Arg::Word(self.texts.number(100.0 * share, 4));
        let args = [("total", number(seating.total)), ("bound", number(seating.bound))];
        let id = match (seating.is_proven(), seating.is_limited) {
            (true, false) => "assign-proven",
            (true, true) => "assign-proven-by-search",
            (false, _) => "assign-not-proven",
        };
        self.texts.line(id, &args)
    }

    pub fn decision(&self) -> Line {
        self.texts.line("assign-decision", &[])
    }
}
