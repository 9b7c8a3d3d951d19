//! `salesfit hire`: whom to look for, what each candidate would add, and a guide to interview one.

use super::assign::pair;
use super::catalog_lookup::find_role;
use super::common::Common;
use super::hire_team::{HireAsked, LEAST_DRAWS, TeamHiring};
use super::new_files::refuse_filled_form;
use super::output::Console;
use super::plan_files::write_plan;
use super::refusal::{Refusal, refuse};
use super::seller_lookup::place_of;
use super::uncertainty::{DRAWS, UncertaintyArgs, by_id};
use crate::domain::{Amount, Catalog, Change, Place, Problem, RoleIx, Seller, Team};
use crate::engine::{Hiring, UncertaintyModel, hire, hire_plan, interview};
use crate::render::Format;
use crate::result::{Answer, Guide, Header, Hire, HireFacts, Labels};
use crate::source::team::MAX_SEATS;
use crate::source::{Opened, Overrides, open_candidates, open_team};
use crate::view::{Arg, Texts};
use std::path::PathBuf;

/// Show whom to look for, and what each candidate would add to the team
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit hire team.yaml\n  \
    salesfit hire team.yaml --seats hunter=+1 --candidates candidates.csv\n  \
    salesfit hire team.yaml --candidates candidates.csv --interview nina -o nina.md")]
pub struct Args {
    /// A team file, a table of sellers (CSV or a workbook), or - for standard input
    #[arg(value_name = "TEAM")]
    team: PathBuf,

    /// Change the team's seats: hunter=+1 adds one, hunter=-1 takes one away, hunter=3 sets their number
    #[arg(long, value_name = "ROLE=N,…", value_delimiter = ',', value_parser = seat_change)]
    seats: Vec<(String, SeatChange)>,

    /// Rank the candidates in this file: a team file or a table (CSV or a workbook), read as sellers are; --add adds to
    /// their ratings
    #[arg(long, value_name = "FILE")]
    candidates: Option<PathBuf>,

    /// Show whom to hire if you may hire this many
    #[arg(long, value_name = "N", requires = "candidates", default_value_t = 1, hide_default_value = true,
        value_parser = clap::value_parser!(u16).range(1..=MOST_HIRED))]
    most: u16,

    /// Write a guide to interview this candidate: an id, a name, or a part of either that matches nobody else. As CSV or a
    /// workbook it is a form whose ratings are read with --add
    #[arg(long, value_name = "NAME", requires = "candidates")]
    interview: Option<String>,

    /// Print the form of the guide only, without current scores, so that interviewers cannot copy them
    #[arg(long, requires = "interview")]
    form: bool,

    /// Write a plan that hires whoever adds most (or several, with --most) to this file, for whatif and apply
    #[arg(long, value_name = "FILE", requires = "candidates")]
    write_plan: Option<PathBuf>,

    #[command(flatten)]
    uncertainty: UncertaintyArgs,
}

/// The most who are hired at a time: for each the team is seated anew.
const MOST_HIRED: i64 = 50;

/// A change of a role's seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SeatChange {
    To(u32),
    More(u32),
    Fewer(u32),
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        console.set_rerun(&self.team, self.uncertainty.rerun());
        // Ratings that are added are those of interviews.
        let add = if self.candidates.is_some() { Vec::new() } else { common.given().add };
        let given = Overrides { add, ..common.given() };
        let opened = open_team(&self.team, common.catalog.as_deref(), &given).map_err(Refusal)?;
        let catalog = opened.catalog.clone();
        let seats = self.seats(&catalog, &opened.team).map_err(refuse)?;
        let others = self.opened_candidates(common, &opened)?;
        let mut files = opened.files.clone();
        files.extend(others.iter().flat_map(|others| others.files.clone()));
        let to = console.open(&files)?;
        if self.form && to.format == Format::Json {
            return Err(refuse(Problem::new("form-as-json")));
        }
        if self.interview.is_some() {
            refuse_filled_form(console.file())?;
        }
        let mut notes = opened.notes;
        let (header_team, team) = (opened.team, opened.sellers);
        console.later(team.later());
        let team = by_id(team)?;
        let form_scale = others.as_ref().map_or(header_team.scale, |others| others.team.scale);
        let mut candidates: Vec<Seller> = Vec::new();
        if let Some(others) = others {
            notes.extend(others.notes);
            console.later(others.sellers.later());
            candidates = by_id(others.sellers)?;
            notes.extend(away(&mut candidates));
            if candidates.is_empty() {
                return Err(refuse(Problem::new("no-candidate-has-hours")));
            }
        }
        console.notes(&notes);
        let told = console.told(&notes);
        self.are_others(&team, &candidates).map_err(Refusal)?;
        let asked = HireAsked {
            most: usize::from(self.most),
            draws: self.uncertainty.asked(),
            seed: self.uncertainty.seed(),
        };
        let hiring_team =
            TeamHiring::new(&catalog, &header_team, seats, (team, candidates), asked).map_err(refuse)?;
        let question = hiring_team.question();
        let (team, candidates) = (question.team, question.candidates);
        let progress = console.progress();
        let hiring = hire(question);
        drop(progress);
        let labels = Labels::new(&catalog, common.lang);
        let header =
            Header::new(Hire::SCHEMA, &header_team, header_team.motion, &catalog, &labels).noting(told);
        let facts = HireFacts {
            labels: &labels,
            scorer: question.scorer,
            team,
            hiring: &hiring,
            most: usize::from(self.most),
            has_candidates: self.candidates.is_some(),
            unjudged: hiring_team.unjudged(),
            is_too_large: hiring_team.is_too_large(),
        };
        let mut result = Hire::new(header, facts);
        if let Some(path) = &self.write_plan {
            let seats = self.plan_seats(&catalog, &header_team).map_err(refuse)?;
            let mut plan = hire_plan(&hiring, question, hiring_team.errors(), header_team.scale, seats);
            if hiring.together.is_empty() {
                return Err(refuse(Problem::new("nobody-to-hire")));
            }
            plan.title = Some(title(&hiring, candidates, &console.texts()));
            write_plan(path, &console.texts(), &catalog, &plan)?;
        }
        if let Some(word) = &self.interview {
            let at = place_of(candidates, word).map_err(refuse)?;
            let role =
                role_for(&hiring, at).ok_or_else(|| refuse(Problem::new("no-seat-to-interview-for")))?;
            let draws = self.uncertainty.draws(self.uncertainty.asked().unwrap_or(DRAWS).max(LEAST_DRAWS));
            let (scorer, errors) = (question.scorer.clone(), hiring_team.errors().clone());
            let model = UncertaintyModel::new(scorer, errors, draws, true);
            let questions = interview(&model, question.groups, &candidates[at], role);
            let guide = Guide {
                id: candidates[at].id.clone(),
                name: candidates[at].name.clone(),
                role: labels[role].clone(),
                form_only: self.form,
                scale: form_scale,
            };
            result = result.with_guide(facts, guide, &questions);
        }
        console.draw(&result, to)
    }

    /// Returns the seats of each role: the team's with the changes made.
    ///
    /// # Errors
    /// A role is unknown or given twice, more seats are taken away than there are, or there are none at all.
    fn seats(&self, catalog: &Catalog, team: &Team) -> Result<Vec<u32>, Problem> {
        let mut seats: Vec<u32> = catalog.role_ixs().map(|role| team.seats_of(role)).collect();
        let mut named: Vec<RoleIx> = Vec::new();
        for (word, change) in &self.seats {
            let role = find_role(catalog, word)?;
            if named.contains(&role) {
                return Err(Problem::new("seats-twice").with("role", word.as_str()));
            }
            named.push(role);
            let own = &mut seats[role.0];
            *own = match *change {
                SeatChange::To(number) => number,
                SeatChange::More(more) => own.saturating_add(more),
                SeatChange::Fewer(fewer) => own.checked_sub(fewer).ok_or_else(|| {
                    let problem = Problem::new("seats-below-none").with("role", word.as_str());
                    problem.with("seats", *own as usize).with("fewer", fewer as usize)
                })?,
            };
            if *own > MAX_SEATS {
                let problem = Problem::new("seats-beyond").with("role", word.as_str());
                return Err(problem.with("most", MAX_SEATS as usize));
            }
        }
        if seats.iter().all(|seats| *seats == 0) { Err(Problem::new("no-seats")) } else { Ok(seats) }
    }

    /// Returns the changes of seats that change anything, as a plan has them.
    fn plan_seats(&self, catalog: &Catalog, team: &Team) -> Result<Vec<Change>, Problem> {
        let mut changes = Vec::new();
        for (word, change) in &self.seats {
            let role = find_role(catalog, word)?;
            let now = team.seats_of(role);
            let seats = match *change {
                SeatChange::To(number) => Amount::To(number.into()),
                SeatChange::More(more) => Amount::By(more.into()),
                SeatChange::Fewer(fewer) => Amount::By(-i64::from(fewer)),
            };
            if !matches!(seats, Amount::By(0)) && seats != Amount::To(now.into()) {
                changes.push(Change::Seats { role, seats });
            }
        }
        Ok(changes)
    }

    fn opened_candidates(&self, common: &Common, team: &Opened) -> anyhow::Result<Option<Opened>> {
        let Some(path) = &self.candidates else { return Ok(None) };
        // Other people rate candidates than the team's raters.
        let given = Overrides { motion: None, raters: Vec::new(), ..common.given() };
        Ok(Some(open_candidates(path, team, &given).map_err(Refusal)?))
    }

    /// Rejects candidates of an id that somebody in the team has.
    fn are_others(&self, team: &[Seller], candidates: &[Seller]) -> Result<(), Vec<Problem>> {
        let mut problems = Vec::new();
        for of in candidates {
            if team.iter().any(|seller| seller.key == of.key) {
                let name = self.candidates.iter().map(|path| path.to_string_lossy());
                let place = Place { line: of.line, ..Place::whole(name.collect::<String>().into()) };
                problems.push(Problem::new("candidate-in-team").with("id", of.id.as_str()).at(place));
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// Returns the title of a plan.
fn title(hiring: &Hiring, candidates: &[Seller], texts: &Texts) -> String {
    let names: Vec<String> = hiring.together.iter().map(|of| candidates[of.at].name.clone()).collect();
    texts.say("hire-plan-title", &[("names", Arg::Word(texts.list(&names)))])
}

/// Leaves out candidates without hours, as a team leaves out who is on leave. Returns the note that says so.
fn away(candidates: &mut Vec<Seller>) -> Option<Problem> {
    let all = candidates.len();
    candidates.retain(|candidate| candidate.hours > 0.0);
    let away = all - candidates.len();
    (away > 0).then(|| Problem::new("candidates-without-hours").with("count", away).note())
}

/// Returns the role that a candidate is interviewed for: her seat, or the likeliest where that is open; else the role in which
/// a newcomer adds something with the lowest fit.
fn role_for(hiring: &Hiring, at: usize) -> Option<RoleIx> {
    let seat = hiring.candidates.iter().find(|of| of.at == at).and_then(|of| of.likely_seat);
    seat.or(hiring.profile.as_ref().map(|profile| profile.role))
}

/// Parses `hunter=+1`, `hunter=-1`, `hunter=3`.
fn seat_change(text: &str) -> Result<(String, SeatChange), String> {
    let (role, change) =
        pair(text).map_err(|_| "write it as the role and its seats, such as hunter=+1 or hunter=3")?;
    let (make, digits): (fn(u32) -> SeatChange, &str) = match change.split_at_checked(1) {
        Some(("+", digits)) => (SeatChange::More, digits),
        Some(("-", digits)) => (SeatChange::Fewer, digits),
        _ => match change.strip_prefix('\u{2212}') {
            Some(digits) => (SeatChange::Fewer, digits),
            None => (SeatChange::To, change.as_str()),
        },
    };
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|&number| is_number && number <= MAX_SEATS);
    let number =
        number.ok_or_else(|| format!("`{change}` is no whole number of seats from 0 to {MAX_SEATS}"))?;
    Ok((role, make(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_set_added_and_taken_away() {
        let change = |text: &str| seat_change(text).map(|(_, change)| change).ok();
        assert_eq!(change("hunter=3"), Some(SeatChange::To(3)));
        assert_eq!(change("hunter=+1"), Some(SeatChange::More(1)));
        assert_eq!(change("hunter=-1"), Some(SeatChange::Fewer(1)));
        assert_eq!(change("hunter=\u{2212}2"), Some(SeatChange::Fewer(2)));
        for text in ["hunter", "hunter=", "hunter=+", "hunter=x", "hunter=+-1", "hunter=1.5", "hunter=é"] {
            assert_eq!(change(text), None, "{text}");
        }
    }
}
