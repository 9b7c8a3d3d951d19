//! `salesfit assign`: who should have which role.

use super::catalog_lookup::find_role;
use super::common::Common;
use super::new_files::refuse_existing;
use super::output::Console;
use super::peeked_sellers::PeekedSellers;
use super::plan_files::write_plan;
use super::refusal::{Refusal, refuse};
use super::seller_lookup::SellerLookup;
use super::uncertainty::{DRAWS, UncertaintyArgs, by_id, errors};
use crate::domain::{Amount, Catalog, Change, Plan, Problem, RoleIx, Seller, Team};
use crate::engine::{
    Candidate, Constraint, Groups, Pin, Rules, Scorer, TeamSeating, TrueScores, UncertaintyModel, gather,
    score_all, seat_team,
};
use crate::result::{Answer, Assign, AssignOptions, Header, Labels};
use crate::source::open_team;
use crate::source::team::MAX_SEATS;
use crate::view::Texts;
use std::path::PathBuf;

/// Propose who should hold which seat, for the highest sum of fits
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit assign team.yaml\n  \
    salesfit assign team.yaml --seats hunter=2,account-manager=3 --pin kari=hunter\n  \
    salesfit assign team.yaml --max-moves 2 --frontier")]
pub struct Args {
    /// A team file, a table of sellers (CSV or a workbook), or - for standard input
    #[arg(value_name = "TEAM")]
    team: PathBuf,

    /// Use these seats instead of the team file's: hunter=3,bid-manager=1
    #[arg(long, value_name = "ROLE=N,…", value_delimiter = ',', value_parser = seats)]
    seats: Vec<(String, u32)>,

    /// Seat this seller in this role whatever the fit: kari=hunter; may be repeated
    #[arg(long, value_name = "SELLER=ROLE", value_delimiter = ',', value_parser = pair)]
    pin: Vec<(String, String)>,

    /// Never seat this seller in this role: ola=hunter; may be repeated
    #[arg(long, value_name = "SELLER=ROLE", value_delimiter = ',', value_parser = pair)]
    forbid: Vec<(String, String)>,

    /// Leave a seat vacant rather than fill it with a fit below this, 0 to 100
    #[arg(long, value_name = "POINTS", value_parser = points)]
    min_fit: Option<f64>,

    /// Let at most this many sellers leave today's role
    #[arg(long, value_name = "N")]
    max_moves: Option<usize>,

    /// Show what each number of moves gains
    #[arg(long)]
    frontier: bool,

    /// Show the prices that prove that no seating is better
    #[arg(long)]
    certificate: bool,

    /// Write the moves that are worth making to this new file, as a plan for whatif and apply
    #[arg(long, value_name = "FILE")]
    write_plan: Option<PathBuf>,

    #[command(flatten)]
    uncertainty: UncertaintyArgs,
}

/// The most fits that are assigned, over all draws together.
const MOST_CELLS: usize = 2_000_000;

/// The most fits held at a time, of all draws together.
const MOST_HELD: usize = 20_000_000;

/// The most fits that are assigned where moves are limited.
const MOST_CELLS_SEARCHED: usize = 20_000;

/// The fewest draws that give usable probabilities.
const LEAST_DRAWS: usize = 100;

/// The most conflicting wishes that are named.
const MAX_WISHES: usize = 20;

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        console.set_rerun(&self.team, self.uncertainty.rerun());
        let opened = open_team(&self.team, common.catalog.as_deref(), &common.given()).map_err(Refusal)?;
        let catalog = opened.catalog.clone();
        let seats = seats_of(&catalog, &opened.team, &self.seats).map_err(refuse)?;
        refuse_existing(self.write_plan.as_slice())?;
        let to = console.open(&opened.files)?;
        console.notes(&opened.notes);
        let told = console.told(&opened.notes);
        console.later(opened.sellers.later());
        let errors = errors(&catalog, &opened.sellers);
        let peeked = PeekedSellers::peek(opened.sellers, errors);
        let in_play = peeked.in_play(&catalog, &opened.team.with_seats(&seats));
        let scorer = Scorer::new(catalog.clone(), opened.team.motion).among(in_play);
        let (errors, draws_all) = (peeked.errors.clone(), self.uncertainty.draws_all(&peeked));
        let sellers = peeked.sellers();
        let mut held: Vec<Seller> = Vec::new();
        let people = if draws_all {
            held = by_id(sellers)?;
            let scored = score_all(scorer.clone(), held.iter().cloned().map(Ok));
            gather(&scorer, scored).map_err(Refusal)?
        } else {
            gather(&scorer, score_all(scorer.clone(), sellers)).map_err(Refusal)?
        };
        let rules = self.rules(&catalog, &people, seats).map_err(Refusal)?;
        let conflict = rules.conflict(&people);
        if !conflict.is_empty() {
            return Err(refuse(self.conflict(&catalog, &people, &rules, &conflict)));
        }
        let cells = rules.cells(people.len());
        if let Some(draws) = self.uncertainty.asked().filter(|draws| draws.saturating_mul(cells) > MOST_HELD)
        {
            let most = MOST_HELD / cells.max(1);
            return Err(refuse(Problem::new("too-many-draws").with("draws", draws).with("most", most)));
        }
        let model = self.draws(draws_all, cells).map(|number| {
            let groups = Groups::of(&catalog, &held, &errors);
            let draws = self.uncertainty.draws(number);
            UncertaintyModel::new(scorer, errors, draws, false).of_true_scores(groups)
        });
        let true_scores = model.as_ref().map(|model| TrueScores { model, sellers: &held });
        let options = AssignOptions {
            certificate: self.certificate,
            is_too_large: model.is_none() && self.uncertainty.asked().is_none(),
        };
        let progress = console.progress();
        let answer = seat_team(&catalog, people, rules, self.frontier, true_scores);
        drop(progress);
        if let Some(path) = &self.write_plan {
            let plan = self.plan(&answer, &opened.team, &console.texts()).map_err(refuse)?;
            write_plan(path, &console.texts(), &catalog, &plan)?;
        }
        let labels = Labels::new(&catalog, common.lang);
        let header =
            Header::new(Assign::SCHEMA, &opened.team, opened.team.motion, &catalog, &labels).noting(told);
        let result = Assign::new(header, &labels, &catalog, options, &answer);
        console.draw(&result, to)
    }

    /// The moves that are worth making, with the seats where they are not the team's.
    ///
    /// # Errors
    /// No move is worth making.
    fn plan(&self, answer: &TeamSeating, team: &Team, texts: &Texts) -> Result<Plan, Problem> {
        let mut changes = Vec::new();
        for (person, seat) in answer.people.iter().zip(answer.proposed_seats()) {
            if let Some(role) = seat.filter(|role| person.today != Some(*role)) {
                changes.push(Change::Role { seller: person.id.clone(), role });
            }
        }
        if changes.is_empty() {
            return Err(Problem::new("no-moves-to-write"));
        }
        if !self.seats.is_empty() {
            changes.extend(seat_changes(team, &answer.rules.seats));
        }
        Ok(Plan { title: Some(texts.word("assign-plan-title")), catalog: None, changes })
    }

    /// How many draws are made for this many fits; `None` where they take too long and nobody has asked for them.
    fn draws(&self, draws_all: bool, cells: usize) -> Option<usize> {
        let affordable = affordable(cells, self.max_moves.is_some());
        self.uncertainty.asked().or(affordable).filter(|&draws| draws_all && draws > 0)
    }

    /// Returns the rules of the options and the team.
    ///
    /// # Errors
    /// A problem for each unknown seller and role.
    fn rules(&self, catalog: &Catalog, people: &[Candidate], seats: Vec<u32>) -> Result<Rules, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut place = |(word, role): &(String, String)| -> Option<(usize, RoleIx)> {
            let mut lookup = SellerLookup::new(word);
            for (at, person) in people.iter().enumerate() {
                lookup.consider(&person.key, &person.id, &person.name, || at);
            }
            let (person, role) = (lookup.found(), find_role(catalog, role));
            match (person, role) {
                (Ok(person), Ok(role)) => Some((person, role)),
                (person, role) => {
                    problems.extend(person.err().into_iter().chain(role.err()));
                    None
                }
            }
        };
        let mut pins: Vec<Pin> = Vec::new();
        for (person, role) in self.pin.iter().filter_map(&mut place) {
            let pin = Pin { person, role, from_team: false };
            if !pins.contains(&pin) {
                pins.push(pin);
            }
        }
        let forbidden = self.forbid.iter().filter_map(&mut place).collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut asked = vec![false; people.len()];
        for pin in &pins {
            asked[pin.person] = true;
        }
        // The command line overrides the file.
        pins.extend(Pin::of_team(people).filter(|pin| !asked[pin.person]));
        let min_fit = self.min_fit.map(|points| points / 100.0);
        Ok(Rules { seats, pins, forbidden, min_fit, max_moves: self.max_moves })
    }

    /// Returns the problem of wishes that cannot all be met.
    fn conflict(
        &self,
        catalog: &Catalog,
        people: &[Candidate],
        rules: &Rules,
        conflict: &[Constraint],
    ) -> Problem {
        let told = |wishes: &mut dyn Iterator<Item = &Constraint>| -> Vec<String> {
            wishes.take(MAX_WISHES).map(|wish| self.told(catalog, people, rules, *wish)).collect()
        };
        if !conflict.contains(&Constraint::MaxMoves) {
            return Problem::new("wishes-conflict").with("wishes", told(&mut conflict.iter()));
        }
        let wishes = told(&mut conflict.iter().filter(|wish| **wish != Constraint::MaxMoves));
        let problem =
            if wishes.is_empty() { Problem::new("moves-forced") } else { Problem::new("moves-conflict") };
        let most = self.max_moves.unwrap_or_default();
        problem.with("wishes", wishes).with("fewest", rules.fewest_moves(people)).with("most", most)
    }

    /// Returns a wish as it was given.
    fn told(&self, catalog: &Catalog, people: &[Candidate], rules: &Rules, wish: Constraint) -> String {
        let pair = |person: usize, role: RoleIx| format!("{}={}", people[person].id, catalog[role].id);
        match wish {
            Constraint::Pin(pin) if pin.from_team => pinned(catalog, people, pin),
            Constraint::Pin(pin) => format!("--pin {}", pair(pin.person, pin.role)),
            Constraint::Forbid(person, role) => format!("--forbid {}", pair(person, role)),
            Constraint::Seats(role) if rules.seats[role.0] == 0 => {
                format!("no seat for {}", catalog[role].id)
            }
            Constraint::Seats(role) => seats_given(catalog, rules, role),
            Constraint::MinFit => format!("--min-fit {}", self.min_fit.unwrap_or_default()),
            Constraint::MaxMoves => format!("--max-moves {}", self.max_moves.unwrap_or_default()),
            Constraint::OnLeave(person) => format!("hours: 0 ({})", people[person].id),
        }
    }
}

/// Returns rules of these seats and the team's pins alone.
///
/// # Errors
/// More are pinned to a role than it has seats.
pub fn seats_and_pins(catalog: &Catalog, people: &[Candidate], seats: Vec<u32>) -> Result<Rules, Problem> {
    let rules = Rules { seats, pins: Pin::of_team(people).collect(), ..Rules::default() };
    let conflict = rules.conflict(people);
    if conflict.is_empty() {
        return Ok(rules);
    }
    let mut wishes = Vec::new();
    for wish in conflict.into_iter().take(MAX_WISHES) {
        match wish {
            Constraint::Pin(pin) => wishes.push(pinned(catalog, people, pin)),
            Constraint::Seats(role) => wishes.push(seats_given(catalog, &rules, role)),
            // Nothing else is wished for here.
            _ => {}
        }
    }
    Err(Problem::new("wishes-conflict").with("wishes", wishes))
}

/// Returns a pin of the team as its file has it.
fn pinned(catalog: &Catalog, people: &[Candidate], pin: Pin) -> String {
    format!("pinned: true ({}, {})", people[pin.person].id, catalog[pin.role].id)
}

/// Returns the seats of a role as they were given.
fn seats_given(catalog: &Catalog, rules: &Rules, role: RoleIx) -> String {
    format!("seats {}={}", catalog[role].id, rules.seats[role.0])
}

/// How many draws are made for this many fits where nobody says; `None` where too few would be. A limit on moves takes a
/// search in every draw.
pub fn affordable(cells: usize, is_searched: bool) -> Option<usize> {
    let most = if is_searched { MOST_CELLS_SEARCHED } else { MOST_CELLS };
    Some((most / cells.max(1)).min(DRAWS)).filter(|&draws| draws >= LEAST_DRAWS)
}

/// Returns the seats of each role: those given, else the team's.
///
/// # Errors
/// A role is unknown or given twice, or there are no seats at all.
pub fn seats_of(catalog: &Catalog, team: &Team, given: &[(String, u32)]) -> Result<Vec<u32>, Problem> {
    if given.is_empty() {
        if team.seats.is_empty() {
            return Err(Problem::new("no-seats"));
        }
        return Ok(catalog.role_ixs().map(|role| team.seats_of(role)).collect());
    }
    let mut seats = vec![0; catalog.roles.len()];
    let mut named: Vec<RoleIx> = Vec::new();
    for (id, count) in given {
        let role = find_role(catalog, id)?;
        if named.contains(&role) {
            return Err(Problem::new("seats-twice").with("role", id.as_str()));
        }
        named.push(role);
        seats[role.0] = *count;
    }
    Ok(seats)
}

/// Returns the changes that lead from a team's seats to these, by role of the catalog.
pub fn seat_changes(team: &Team, seats: &[u32]) -> Vec<Change> {
    let mut changes = Vec::new();
    for (at, number) in seats.iter().enumerate() {
        let role = RoleIx(at);
        if team.seats_of(role) != *number {
            changes.push(Change::Seats { role, seats: Amount::To((*number).into()) });
        }
    }
    changes
}

/// Parses `hunter=3`.
pub(super) fn seats(text: &str) -> Result<(String, u32), String> {
    let (role, count) = pair(text).map_err(|_| "write it as the role and its seats, such as hunter=3")?;
    let number = count.parse().ok().filter(|&number| number <= MAX_SEATS);
    let number =
        number.ok_or_else(|| format!("`{count}` is no whole number of seats from 0 to {MAX_SEATS}"))?;
    Ok((role, number))
}

/// Parses `kari=hunter`.
pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    let ends = text.rsplit_once('=').map(|(first, second)| (first.trim(), second.trim()));
    let (first, second) = ends
        .filter(|(first, second)| !first.is_empty() && !second.is_empty())
        .ok_or("write it as the seller and the role, such as kari=hunter")?;
    Ok((first.to_owned(), second.to_owned()))
}

/// Parses a fit in points.
pub(super) fn points(text: &str) -> Result<f64, String> {
    let points = text.parse().ok().filter(|points| (0.0..=100.0).contains(points));
    points.ok_or_else(|| "write a number from 0 to 100".to_owned())
}
