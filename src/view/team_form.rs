//! A team as a workbook to fill in and to read again.

use super::blocks::{Allowed, Form, FormCell, FormCheck, FormPage, Limit};
use super::texts::{Arg, Texts};
use crate::domain::{
    Catalog, FormSheet, FormWord, Lang, Motion, RaterColumn, RaterKind, Role, Seller, SellerHeading, Setting,
    Task, TeamTable, Text, Trait, WrittenTeam, fold,
};

/// The rows below the headings in which is checked what is written, at least.
const ROWS: usize = 500;

/// The empty rows for hand-offs.
const FREE_HANDOFFS: usize = 15;

/// The most hours of a week.
const WEEK: f64 = 168.0;

/// How traits, roles and tasks are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormLabels {
    /// By their names in the language of the form, where nothing else has that name.
    Names,
    /// By their ids.
    Ids,
}

/// Returns a team as a form.
pub fn team_form(texts: &Texts, catalog: &Catalog, written: &WrittenTeam, labels: FormLabels) -> Form {
    let writer = FormWriter { texts, catalog, written, labels };
    let (team, seats, tasks) = writer.team();
    let sheets = vec![
        writer.sellers(seats),
        writer.raters(),
        FormPage { checks: writer.team_checks(seats, tasks), ..team },
        writer.help(),
    ];
    Form { sheets }
}

/// Rows of a sheet, from 0: the first and the last.
type Span = (u32, u32);

struct FormWriter<'w> {
    texts: &'w Texts,
    catalog: &'w Catalog,
    written: &'w WrittenTeam,
    labels: FormLabels,
}

impl FormWriter<'_> {
    fn word(&self, word: FormWord) -> String {
        word.get(self.texts.lang()).to_owned()
    }

    fn sheet(&self, sheet: FormSheet) -> String {
        self.word(sheet.word())
    }

    /// Returns the name of one of several things, or its id where the name may mean another.
    fn label(&self, id: &str, name: &Text, others: impl Iterator<Item = String>) -> String {
        let shown = name.get(self.texts.lang());
        let folded = fold(shown);
        let means_one = others.filter(|word| *word == folded).count() <= 1;
        let is_plain = !shown.contains([';', ',', '\n']);
        if self.labels == FormLabels::Names && means_one && is_plain {
            shown.to_owned()
        } else {
            id.to_owned()
        }
    }

    fn trait_label(&self, of: &Trait) -> String {
        let headings =
            SellerHeading::ALL.map(SellerHeading::word).into_iter().flat_map(FormWord::all).map(fold);
        let words = self.catalog.traits.iter().flat_map(|of| distinct(of.words()));
        self.label(&of.id, &of.name, words.chain(headings))
    }

    fn role_label(&self, of: &Role) -> String {
        let words = self.catalog.roles.iter().flat_map(|of| distinct(of.words()));
        self.label(&of.id, &of.name, words)
    }

    fn task_label(&self, of: &Task) -> String {
        let words = self.catalog.tasks.iter();
        let words = words.flat_map(|of| distinct(std::iter::once(of.id.as_str()).chain(of.name.all())));
        self.label(&of.id, &of.name, words)
    }

    fn motion_label(&self, of: &Motion) -> String {
        let words = self.catalog.motions.iter();
        let words = words.flat_map(|of| distinct(std::iter::once(of.id.as_str()).chain(of.name.all())));
        self.label(&of.id, &of.name, words)
    }

    /// The ends of the scale: the cells that state them, or else numbers.
    fn scale_ends(&self) -> (Limit, Limit) {
        if self.written.states_scale {
            let of = |setting| Limit::Cell(self.sheet(FormSheet::Team), (1 + setting as u32, 1));
            return (of(Setting::Lowest), of(Setting::Highest));
        }
        let scale = self.written.team.scale;
        (Limit::Number(scale.lo()), Limit::Number(scale.hi()))
    }

    fn heading_row(&self, words: &[FormWord]) -> Vec<FormCell> {
        words.iter().map(|word| FormCell::Heading(self.word(*word), None)).collect()
    }

    fn sellers(&self, seats: Span) -> FormPage {
        let mut headings = Vec::new();
        for heading in SellerHeading::ALL {
            let note = match heading {
                SellerHeading::Name => None,
                SellerHeading::Id => Some("form-note-id"),
                SellerHeading::Role => Some("form-note-role"),
                SellerHeading::Hours => Some("form-note-hours"),
                SellerHeading::Wishes => Some("form-note-wishes"),
                SellerHeading::Pinned => Some("form-note-pinned"),
            };
            let hours = ("hours", Arg::PlainNumber(self.catalog.defaults.hours));
            let note = note.map(|id| self.texts.say(id, std::slice::from_ref(&hours)));
            headings.push(FormCell::Heading(self.word(heading.word()), note));
        }
        headings.extend(
            self.catalog.traits.iter().map(|of| FormCell::Heading(self.trait_label(of), self.anchors(of))),
        );
        let mut rows = vec![headings];
        rows.extend(self.written.sellers.iter().map(|seller| self.seller(seller)));
        let mut widths = vec![24, 12, 20, 8, 24, 9];
        widths.extend(vec![14; self.catalog.traits.len()]);
        let last = last_row(rows.len());
        let column = |heading: SellerHeading| heading as u16;
        let below = |from: u16, to: u16| ((1, from), (last, to));
        let (lo, hi) = self.scale_ends();
        let one = |heading| below(column(heading), column(heading));
        let roles = Allowed::OneOfCells(self.sheet(FormSheet::Team), (seats.0, 0), (seats.1, 0));
        let mut checks = vec![
            self.check(one(SellerHeading::Role), roles, "form-check-role"),
            self.check(
                one(SellerHeading::Hours),
                Allowed::Between(Limit::Number(0.0), Limit::Number(WEEK)),
                "form-check-hours",
            ),
            self.check(
                one(SellerHeading::Pinned),
                Allowed::OneOf([FormWord::YES, FormWord::NO].map(|word| self.word(word)).into()),
                "form-check-pinned",
            ),
        ];
        if let Some((from, to)) = self.trait_columns() {
            checks.push(self.check(below(from, to), Allowed::Between(lo, hi), "form-check-score"));
        }
        FormPage { name: self.sheet(FormSheet::Sellers), rows, widths, frozen: (1, 1), checks }
    }

    /// The first and the last column of traits.
    fn trait_columns(&self) -> Option<(u16, u16)> {
        let from = SellerHeading::ALL.len();
        let to = from + self.catalog.traits.len() - 1;
        Some((u16::try_from(from).ok()?, u16::try_from(to).ok()?))
    }

    fn check(&self, cells: ((u32, u16), (u32, u16)), allows: Allowed, message: &str) -> FormCheck {
        let scale = self.written.team.scale;
        let ends = [("lo", Arg::PlainNumber(scale.lo())), ("hi", Arg::PlainNumber(scale.hi()))];
        FormCheck { cells, allows, message: self.texts.say(message, &ends) }
    }

    /// What a low and a high score look like.
    fn anchors(&self, of: &Trait) -> Option<String> {
        let lang = self.texts.lang();
        let mut lines: Vec<String> = of.about.iter().map(|about| one_line(about, lang)).collect();
        for (word, text) in [("init-low", &of.low), ("init-high", &of.high)] {
            lines.extend(
                text.iter().map(|text| format!("{}: {}", self.texts.word(word), one_line(text, lang))),
            );
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn seller(&self, seller: &Seller) -> Vec<FormCell> {
        let mut cells = Vec::new();
        for heading in SellerHeading::ALL {
            cells.push(match heading {
                SellerHeading::Name => FormCell::Text(seller.name.clone()),
                SellerHeading::Id => text_or_empty(&seller.id),
                SellerHeading::Role => seller
                    .role
                    .map_or(FormCell::Empty, |role| FormCell::Text(self.role_label(&self.catalog[role]))),
                SellerHeading::Hours if seller.states_hours => FormCell::Number(seller.hours),
                SellerHeading::Wishes => {
                    let wishes = seller.wishes.iter().map(|wish| self.role_label(&self.catalog[*wish]));
                    text_or_empty(&wishes.collect::<Vec<_>>().join("; "))
                }
                SellerHeading::Pinned if seller.pinned => FormCell::Text(self.word(FormWord::YES)),
                SellerHeading::Hours | SellerHeading::Pinned => FormCell::Empty,
            });
        }
        for score in &seller.scores {
            let plain = score.as_ref().filter(|score| score.ratings.is_empty() && score.se.is_none());
            cells.push(plain.map_or(FormCell::Empty, |score| FormCell::Number(score.value)));
        }
        cells
    }

    fn raters(&self) -> FormPage {
        let words: Vec<FormWord> = RaterColumn::ALL.map(RaterColumn::word).into();
        let mut rows = vec![self.heading_row(&words)];
        for seller in &self.written.sellers {
            for (of, score) in self.catalog.traits.iter().zip(&seller.scores) {
                let Some(score) = score else { continue };
                let row = |value: f64, rater: Option<&str>, se: Option<f64>| {
                    vec![
                        FormCell::Text(seller.name.clone()),
                        FormCell::Text(self.trait_label(of)),
                        FormCell::Number(value),
                        rater.map_or(FormCell::Empty, text_or_empty),
                        se.map_or(FormCell::Empty, FormCell::Number),
                        text_or_empty(&seller.id),
                    ]
                };
                if let (true, Some(se)) = (score.ratings.is_empty(), score.se) {
                    rows.push(row(score.value, None, Some(se)));
                }
                for rating in &score.ratings {
                    rows.push(row(rating.value, rating.rater.as_ref().map(RaterKind::as_str), None));
                }
            }
        }
        let last = last_row(rows.len());
        let below = |column: RaterColumn| ((1, column as u16), (last, column as u16));
        let (lo, hi) = self.scale_ends();
        let sellers = self.sheet(FormSheet::Sellers);
        let names = Allowed::PerhapsOneOfCells(
            sellers.clone(),
            (1, 0),
            (last_row(self.written.sellers.len() + 1), 0),
        );
        let mut checks = vec![
            self.check(below(RaterColumn::Seller), names, "form-check-seller"),
            self.check(below(RaterColumn::Score), Allowed::Between(lo, hi), "form-check-score"),
            self.check(below(RaterColumn::Se), Allowed::Amount, "form-check-amount"),
        ];
        if let Some((from, to)) = self.trait_columns() {
            let traits = Allowed::OneOfCells(sellers, (0, from), (0, to));
            checks.push(self.check(below(RaterColumn::Trait), traits, "form-check-trait"));
        }
        FormPage {
            name: self.sheet(FormSheet::Raters),
            rows,
            widths: vec![24, 28, 9, 16, 16, 14],
            frozen: (1, 0),
            checks,
        }
    }

    /// Returns the sheet of the team, and the rows of its roles and of its tasks.
    fn team(&self) -> (FormPage, Span, Span) {
        let team = &self.written.team;
        let mut rows = vec![self.heading_row(TeamTable::Settings.headings())];
        for setting in Setting::ALL {
            rows.push(vec![FormCell::Label(self.word(setting.word())), self.setting(setting)]);
        }
        rows.push(Vec::new());
        rows.push(self.heading_row(TeamTable::Seats.headings()));
        let first = rows.len();
        let mut roles: Vec<_> =
            team.seats.iter().map(|(role, seats)| (*role, Some(f64::from(*seats)))).collect();
        for role in self.catalog.role_ixs() {
            if !roles.iter().any(|(known, _)| *known == role) {
                roles.push((role, None));
            }
        }
        for (role, seats) in roles {
            rows.push(counted(self.role_label(&self.catalog[role]), seats));
        }
        let seats = (row_number(first), row_number(rows.len() - 1));
        rows.push(Vec::new());
        rows.push(self.heading_row(TeamTable::Demand.headings()));
        let mut tasks: Vec<_> = Vec::new();
        for (task, hours) in team.demand.iter().flatten() {
            tasks.push((*task, Some(*hours)));
        }
        if team.demand.as_ref().is_some_and(Vec::is_empty) {
            rows.push(vec![FormCell::Text(self.word(FormWord::NONE))]);
        }
        let first = rows.len();
        for task in self.catalog.task_ixs() {
            if !tasks.iter().any(|(known, _)| *known == task) {
                tasks.push((task, None));
            }
        }
        for (task, hours) in tasks {
            rows.push(counted(self.task_label(&self.catalog[task]), hours));
        }
        let tasks = (row_number(first), row_number(rows.len() - 1));
        rows.push(Vec::new());
        rows.push(self.heading_row(TeamTable::Handoffs.headings()));
        for flow in team.handoffs.iter().flatten() {
            let [from, to] =
                [flow.from, flow.to].map(|task| FormCell::Text(self.task_label(&self.catalog[task])));
            rows.push(vec![from, to, FormCell::Number(flow.per_week)]);
        }
        if team.handoffs.as_ref().is_some_and(Vec::is_empty) {
            rows.push(vec![FormCell::Text(self.word(FormWord::NONE))]);
        }
        let page = FormPage {
            name: self.sheet(FormSheet::Team),
            rows,
            widths: vec![34, 28, 22],
            ..FormPage::default()
        };
        (page, seats, tasks)
    }

    fn setting(&self, setting: Setting) -> FormCell {
        let team = &self.written.team;
        match setting {
            Setting::Team => FormCell::Text(team.name.clone()),
            Setting::Date => match team.date {
                // Excel knows no earlier days for sure.
                Some(date) if (1901..=9999).contains(&date.year()) => FormCell::Date(date),
                Some(date) => FormCell::Text(date.to_string()),
                None => FormCell::Empty,
            },
            Setting::Motion if self.written.states_motion => {
                FormCell::Text(self.motion_label(&self.catalog[team.motion]))
            }
            Setting::Lowest if self.written.states_scale => FormCell::Number(team.scale.lo()),
            Setting::Highest if self.written.states_scale => FormCell::Number(team.scale.hi()),
            Setting::HandoffMinutes => team.handoff_minutes.map_or(FormCell::Empty, FormCell::Number),
            Setting::Catalog => self.written.catalog.as_deref().map_or(FormCell::Empty, text_or_empty),
            Setting::Motion | Setting::Lowest | Setting::Highest => FormCell::Empty,
        }
    }

    fn team_checks(&self, seats: Span, tasks: Span) -> Vec<FormCheck> {
        let value = |setting: Setting| ((1 + setting as u32, 1), (1 + setting as u32, 1));
        let motions = self.catalog.motions.iter().map(|motion| self.motion_label(motion)).collect();
        let first = tasks.1 + 3;
        let flows = self.written.team.handoffs.as_ref().map_or(0, Vec::len);
        let last = first + row_number(flows + FREE_HANDOFFS);
        let of_tasks = Allowed::OneOfCells(self.sheet(FormSheet::Team), (tasks.0, 0), (tasks.1, 0));
        vec![
            self.check(value(Setting::Date), Allowed::Day, "form-check-date"),
            self.check(value(Setting::Motion), Allowed::OneOf(motions), "form-check-motion"),
            self.check(((seats.0, 1), (seats.1, 1)), Allowed::Count, "form-check-count"),
            self.check(((tasks.0, 1), (tasks.1, 1)), Allowed::Amount, "form-check-amount"),
            self.check(((first, 0), (last, 1)), of_tasks, "form-check-task"),
            self.check(((first, 2), (last, 2)), Allowed::Amount, "form-check-amount"),
        ]
    }

    fn help(&self) -> FormPage {
        let scale = self.written.team.scale;
        let none = ("none", Arg::Word(self.word(FormWord::NONE)));
        let args = [("lo", Arg::PlainNumber(scale.lo())), ("hi", Arg::PlainNumber(scale.hi())), none];
        let words = self.texts.say("form-help", &args);
        FormPage {
            name: self.sheet(FormSheet::Help),
            rows: words.lines().map(|line| vec![FormCell::Prose(line.to_owned())]).collect(),
            widths: vec![100],
            ..FormPage::default()
        }
    }
}

/// Returns words folded, each once.
fn distinct<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let mut folded: Vec<String> = words.map(fold).collect();
    folded.sort();
    folded.dedup();
    folded
}

fn one_line(text: &Text, lang: Lang) -> String {
    text.get(lang).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_or_empty(text: &str) -> FormCell {
    if text.is_empty() { FormCell::Empty } else { FormCell::Text(text.to_owned()) }
}

/// Returns the last row in which is checked what is written.
fn last_row(rows: usize) -> u32 {
    row_number(rows.max(ROWS))
}

fn row_number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX).min(1_048_575)
}

fn counted(label: String, count: Option<f64>) -> Vec<FormCell> {
    vec![FormCell::Text(label), count.map_or(FormCell::Empty, FormCell::Number)]
}
