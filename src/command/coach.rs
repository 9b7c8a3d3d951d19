//! `salesfit coach`: whom to coach in what, and who might rather move.

use super::assign::{points, seat_changes, seats, seats_and_pins, seats_of};
use super::catalog_lookup::find_role;
use super::coached_team::TeamToCoach;
use super::common::Common;
use super::new_files::refuse_existing;
use super::output::Console;
use super::plan_files::write_plan;
use super::refusal::{Refusal, refuse};
use super::seller_lookup::place_of;
use super::uncertainty::{SeedArg, by_id};
use crate::domain::{Catalog, Change, Plan, Problem, RoleIx, Team};
use crate::engine::{CoachingAsked, CoachingTerms, CoachingUnit, WhyRole, coach_team};
use crate::result::{Answer, Coach, Header, Labels};
use crate::source::open_team;
use crate::view::{Arg, Texts, coaching_cost};
use std::path::PathBuf;

/// Propose whom to coach in what, and who might rather move, for the highest sum of expected fits
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit coach team.yaml\n  \
    salesfit coach team.yaml --hours 40 --most-traits 2\n  \
    salesfit coach team.yaml kari --role hunter --reach 80")]
pub struct Args {
    /// A team file, a table of sellers (CSV or a workbook), or - for standard input
    #[arg(value_name = "TEAM")]
    team: PathBuf,

    /// Only this seller: an id, a name, or a part of either that matches nobody else
    #[arg(value_name = "SELLER")]
    seller: Option<String>,

    /// Coach the seller for this role (default: the seat that assign proposes, else the first wish, else the best role)
    #[arg(long, value_name = "ROLE", requires = "seller")]
    role: Option<String>,

    /// Use these seats instead of the team file's: hunter=3,bid-manager=1
    #[arg(long, value_name = "ROLE=N,…", value_delimiter = ',', value_parser = seats)]
    seats: Vec<(String, u32)>,

    /// Aim at this fit, 0 to 100 (default: where the catalog's level strong begins)
    #[arg(long, value_name = "POINTS", value_parser = points)]
    reach: Option<f64>,

    /// Coach for at most this many hours in half a year (default: the team file's; else 80, and any number for one seller)
    #[arg(long, value_name = "N", value_parser = hours)]
    hours: Option<f64>,

    /// Coach each seller in at most this many traits
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    most_traits: Option<u16>,

    /// Let nobody move to another role
    #[arg(long, conflicts_with = "seller")]
    no_moves: bool,

    /// Write what is proposed to this new file, as a plan of changes to the team
    #[arg(long, value_name = "FILE")]
    write_plan: Option<PathBuf>,

    #[command(flatten)]
    seed: SeedArg,
}

/// The hours of coaching in half a year where nobody says.
const HOURS: f64 = 80.0;

/// The most hours that make sense.
const MOST_HOURS: f64 = 1e9;

/// The most sellers whose plans are chosen together.
const MOST_SELLERS: usize = 1_000;

/// The most traits without a price that are named.
const MOST_NAMED: usize = 10;

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        console.set_rerun(&self.team, self.seed.rerun());
        let opened = open_team(&self.team, common.catalog.as_deref(), &common.given()).map_err(Refusal)?;
        let catalog = opened.catalog.clone();
        let role = self.role.as_ref().map(|role| find_role(&catalog, role)).transpose().map_err(refuse)?;
        let terms = CoachingTerms::of(&catalog);
        self.refuse_unpriced(&catalog, &terms, &opened.team).map_err(refuse)?;
        refuse_existing(self.write_plan.as_slice())?;
        let to = console.open(&opened.files)?;
        console.notes(&opened.notes);
        let told = console.told(&opened.notes);
        console.later(opened.sellers.later());
        let sellers = by_id(opened.sellers)?;
        if sellers.len() > MOST_SELLERS && self.seller.is_none() {
            let problem =
                Problem::new("too-many-to-coach").with("count", sellers.len()).with("most", MOST_SELLERS);
            return Err(refuse(problem));
        }
        let read = TeamToCoach::new(&catalog, opened.team, sellers, self.seed.seed);
        let labels = Labels::new(&catalog, common.lang);
        let header = Header::new(Coach::SCHEMA, &read.team, read.team.motion, &catalog, &labels).noting(told);
        let progress = console.progress();
        let (result, changes) = match &self.seller {
            Some(word) => self.of_seller(&read, word, role, header, &labels)?,
            None => self.of_team(&read, header, &labels)?,
        };
        drop(progress);
        if let Some(path) = &self.write_plan {
            let texts = console.texts();
            let plan = Plan { title: Some(self.title(&result, &texts)), catalog: None, changes };
            write_plan(path, &texts, &catalog, &plan)?;
        }
        console.draw(&result, to)
    }

    /// What a plan is called: what was asked, so that several can be told apart.
    fn title(&self, result: &Coach, texts: &Texts) -> String {
        let capped = ("capped", Arg::Count(usize::from(result.hours.is_some())));
        let cost = ("cost", coaching_cost(Some(result.hours.unwrap_or_default()), 0.0, texts));
        let traits = ("traits", Arg::Count(result.most_traits.unwrap_or(0)));
        if let (Some(plan), Some(_)) = (result.plans.first(), &result.seller) {
            let (name, role) = (Arg::word(plan.name.as_str()), Arg::Label(plan.role.clone()));
            let has_reach = ("has_reach", Arg::Count(usize::from(self.reach.is_some())));
            let reach = ("reach", Arg::PlainNumber(self.reach.unwrap_or_default()));
            let args = [("name", name), ("role", role), has_reach, reach, capped, cost, traits];
            return texts.say("coach-plan-title-one", &args);
        }
        let moves = ("moves", Arg::Count(usize::from(!self.no_moves)));
        let seats: Vec<String> = self.seats.iter().map(|(role, seats)| format!("{role}={seats}")).collect();
        let has_seats = ("has_seats", Arg::Count(usize::from(!seats.is_empty())));
        let seats = ("seats", Arg::Word(seats.join(",")));
        texts.say("coach-plan-title", &[moves, capped, cost, traits, has_seats, seats])
    }

    /// Refuses hours where some trait has no price: points are counted then.
    fn refuse_unpriced(&self, catalog: &Catalog, terms: &CoachingTerms, team: &Team) -> Result<(), Problem> {
        let asks_for_hours = self.hours.is_some() || self.seller.is_none() && team.coaching_hours.is_some();
        if terms.unit == CoachingUnit::Hours || !asks_for_hours {
            return Ok(());
        }
        let unpriced = CoachingTerms::unpriced(catalog);
        let named: Vec<String> = unpriced.iter().take(MOST_NAMED).map(|of| catalog[*of].id.clone()).collect();
        Err(Problem::new("coaching-unpriced").with("traits", named).with("count", unpriced.len()))
    }

    fn asked(&self, read: &TeamToCoach, budget: f64) -> CoachingAsked {
        let standard = read.standard();
        CoachingAsked {
            budget,
            most_traits: self.most_traits.map(usize::from),
            reach: self.reach.map_or(standard.reach, |reach| reach / 100.0),
            moves: !self.no_moves,
        }
    }

    /// The plans of a team, and the changes that they come to.
    fn of_team(
        &self,
        read: &TeamToCoach,
        header: Header,
        labels: &Labels,
    ) -> anyhow::Result<(Coach, Vec<Change>)> {
        let catalog = read.model.scorer().catalog();
        let seats = self.seats_of(read).map_err(refuse)?;
        let settled = if self.no_moves { None } else { read.settled(&seats) };
        let rules = seats_and_pins(catalog, &read.people, seats).map_err(refuse)?;
        let budget = match read.terms.unit {
            CoachingUnit::Hours => self.hours.or(read.team.coaching_hours).unwrap_or(HOURS),
            CoachingUnit::Points => f64::INFINITY,
        };
        let asked = self.asked(read, budget);
        let team = read.under(&rules, settled.as_deref());
        let found = coach_team(&team, &asked);
        let mut changes = Vec::new();
        for (seller, plan) in read.sellers.iter().zip(&found.plans) {
            let Some(plan) = plan else { continue };
            if seller.role != Some(plan.role) {
                changes.push(Change::Role { seller: seller.id.clone(), role: plan.role });
            }
            changes.extend(
                plan.changes.iter().map(|change| read.coach(seller, change.of, change.to - change.from)),
            );
        }
        if !self.seats.is_empty() {
            changes.extend(seat_changes(&read.team, &rules.seats));
        }
        let mut coach = Coach::of_team(header, labels, &team, &asked, &found);
        coach.has_seats_of_today = self.seats.is_empty() && read.team.seats.is_empty();
        Ok((coach, changes))
    }

    /// The seats of each role: those given, else the team's, else those that are held today.
    fn seats_of(&self, read: &TeamToCoach) -> Result<Vec<u32>, Problem> {
        let catalog = read.model.scorer().catalog();
        let mut held = vec![0; catalog.roles.len()];
        for role in read.people.iter().filter(|person| !person.on_leave).filter_map(|person| person.today) {
            held[role.0] += 1;
        }
        if self.seats.is_empty() && read.team.seats.is_empty() && held.iter().any(|seats| *seats > 0) {
            return Ok(held);
        }
        seats_of(catalog, &read.team, &self.seats)
    }

    /// The plan of one seller, and the changes that it comes to.
    fn of_seller(
        &self,
        read: &TeamToCoach,
        word: &str,
        role: Option<RoleIx>,
        header: Header,
        labels: &Labels,
    ) -> anyhow::Result<(Coach, Vec<Change>)> {
        let at = place_of(&read.sellers, word).map_err(refuse)?;
        let seller = &read.sellers[at];
        let role = role.map(|role| (role, WhyRole::Asked)).or_else(|| read.role_of(at));
        let Some(role) = role else {
            return Err(refuse(Problem::new("no-role-to-coach-for").with("seller", seller.id.as_str())));
        };
        let TeamToCoach { model, terms, sellers, .. } = read;
        let asked = self.asked(read, self.hours.unwrap_or(f64::INFINITY));
        let found = read.of_seller(at, role, &asked);
        let changes = found.plan.changes.iter();
        let mut changes: Vec<Change> =
            changes.map(|change| read.coach(seller, change.of, change.to - change.from)).collect();
        if seller.role != Some(role.0) && !changes.is_empty() {
            changes.push(Change::Role { seller: seller.id.clone(), role: role.0 });
        }
        Ok((Coach::of_seller(header, labels, (model, sellers, terms.unit), at, &asked, &found), changes))
    }
}

/// Parses hours.
fn hours(text: &str) -> Result<f64, String> {
    let hours = text.parse().ok().filter(|hours| (0.0..=MOST_HOURS).contains(hours));
    hours.ok_or_else(|| "write a number of hours, from 0 up".to_owned())
}
