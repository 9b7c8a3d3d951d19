//! `salesfit coach`: whom to coach in what, and who might rather move.

use super::assign::{find_role, points, seat_changes, seats, seats_and_pins, seats_of};
use super::common::Common;
use super::new_files::refuse_existing;
use super::output::Console;
use super::plan_files::write_plan;
use super::refusal::{Refusal, refuse};
use super::seller_lookup::place_of;
use super::uncertainty::{SeedArg, by_id};
use crate::domain::{Catalog, Change, Fit, Plan, Problem, RoleIx, Seller, Team, TraitIx};
use crate::engine::{
    Candidate, Coached, CoachedTeam, CoachingAsked, CoachingTerms, CoachingUnit, Draws, Errors, Groups,
    RolesInPlay, Rules, Scorer, SellerFit, UncertaintyModel, WhyRole, assign, coach_seller, coach_team,
    incumbency,
};
use crate::result::{Answer, Coach, Header, Labels};
use crate::source::open_team;
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

    /// Coach the seller for this role (default: the seat that assign gives, else her first wish, else her best role)
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

/// The draws of fits without a closed form.
const DRAWS: usize = 200;

/// The most traits without a price that are named.
const MOST_NAMED: usize = 10;

/// A team that has been read, with its fits.
struct ReadTeam {
    team: Team,
    model: UncertaintyModel,
    groups: Groups,
    terms: CoachingTerms,
    sellers: Vec<Seller>,
    /// The same with the true scores that are expected behind those rated.
    behind: Vec<Seller>,
    /// What is added to expected fits with today's roles.
    incumbency: f64,
    scored: Vec<SellerFit>,
    people: Vec<Candidate>,
}

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
        let in_play = RolesInPlay::of(&catalog, &opened.team, &sellers);
        let scorer = Scorer::new(catalog.clone(), opened.team.motion).among(in_play);
        let errors = Errors::of(&catalog, &sellers);
        let scored: Vec<SellerFit> = sellers.iter().map(|seller| scorer.score(seller)).collect();
        let people =
            sellers.iter().zip(&scored).map(|(seller, scored)| Candidate::new(&scorer, seller, scored));
        let people: Vec<Candidate> = people.collect();
        let groups = Groups::of(&catalog, &sellers, &errors);
        let behind: Vec<Seller> = sellers.iter().map(|seller| groups.behind(&errors, seller)).collect();
        let model = UncertaintyModel::new(scorer, errors, Draws::new(DRAWS, self.seed.seed), false);
        let read = ReadTeam {
            incumbency: incumbency_of(&model, &people, &behind),
            people,
            groups,
            model,
            behind,
            team: opened.team,
            terms,
            sellers,
            scored,
        };
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
            let plan = Plan { title: Some(texts.word("coach-plan-title")), catalog: None, changes };
            write_plan(path, &texts, &catalog, &plan)?;
        }
        console.draw(&result, to)
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

    fn asked(&self, catalog: &Catalog, budget: f64) -> CoachingAsked {
        CoachingAsked {
            budget,
            most_traits: self.most_traits.map(usize::from),
            reach: self.reach.unwrap_or(catalog.levels.strong()) / 100.0,
            moves: !self.no_moves,
        }
    }

    /// The plans of a team, and the changes that they come to.
    fn of_team(
        &self,
        read: &ReadTeam,
        header: Header,
        labels: &Labels,
    ) -> anyhow::Result<(Coach, Vec<Change>)> {
        let catalog = read.model.scorer().catalog();
        let seats = self.seats_of(read).map_err(refuse)?;
        let rules = seats_and_pins(catalog, &read.people, seats).map_err(refuse)?;
        let budget = match read.terms.unit {
            CoachingUnit::Hours => self.hours.or(read.team.coaching_hours).unwrap_or(HOURS),
            CoachingUnit::Points => f64::INFINITY,
        };
        let asked = self.asked(catalog, budget);
        let ReadTeam { model, groups, terms, sellers, behind, scored, people, .. } = read;
        let incumbency = read.incumbency;
        let team =
            CoachedTeam { model, groups, terms, sellers, behind, incumbency, scored, people, rules: &rules };
        let found = coach_team(&team, &asked);
        let mut changes = Vec::new();
        for (seller, plan) in sellers.iter().zip(&found.plans) {
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
        Ok((Coach::of_team(header, labels, &team, &asked, &found), changes))
    }

    /// The seats of each role: those given, else the team's, else those that are held today.
    fn seats_of(&self, read: &ReadTeam) -> Result<Vec<u32>, Problem> {
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
        read: &ReadTeam,
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
        let ReadTeam { model, groups, terms, sellers, behind, incumbency, scored, .. } = read;
        let asked = self.asked(model.scorer().catalog(), self.hours.unwrap_or(f64::INFINITY));
        let (behind, incumbency) = (&behind[at], *incumbency);
        let coached = Coached { model, groups, terms, seller, behind, incumbency, scored: &scored[at] };
        let found = coach_seller(&coached, role, &asked);
        let changes = found.plan.changes.iter();
        let mut changes: Vec<Change> =
            changes.map(|change| read.coach(seller, change.of, change.to - change.from)).collect();
        if seller.role != Some(role.0) && !changes.is_empty() {
            changes.push(Change::Role { seller: seller.id.clone(), role: role.0 });
        }
        Ok((Coach::of_seller(header, labels, (model, sellers, terms.unit), at, &asked, &found), changes))
    }
}

/// What is added to expected fits with today's roles, as `assign` adds it: of all who are at work.
fn incumbency_of(model: &UncertaintyModel, people: &[Candidate], behind: &[Seller]) -> f64 {
    let mut today = Vec::new();
    for (person, behind) in people.iter().zip(behind).filter(|(person, _)| !person.on_leave) {
        let Some(role) = person.today else { continue };
        let rated = person.roles[role.0].fit.map(Fit::share);
        today.extend(rated.zip(model.expected_roles(behind)[role.0]));
    }
    incumbency(&today)
}

impl ReadTeam {
    /// The role that a seller is coached for where nobody says, and why: her seat, else her first wish, else her best role.
    fn role_of(&self, at: usize) -> Option<(RoleIx, WhyRole)> {
        let catalog = self.model.scorer().catalog();
        let seat = Rules::of_team(&self.team, catalog.roles.len(), &self.people)
            .and_then(|rules| assign(catalog, &self.people, &rules).placements[at].seat);
        let wish = self.sellers[at].wishes.first().copied();
        let seat = seat.map(|role| (role, WhyRole::Seat));
        let wish = wish.map(|role| (role, WhyRole::Wish));
        seat.or(wish).or(self.scored[at].best.map(|role| (role, WhyRole::Best)))
    }

    /// A change by so many points of the catalog's scale, as a plan has it: on the team's.
    fn coach(&self, seller: &Seller, of: TraitIx, points: f64) -> Change {
        let scale = self.model.scorer().catalog().scale;
        let points = scale.convert_distance(points, self.team.scale);
        // A rounding error of the conversion is none of the plan's.
        let points = (points * 1e9).round() / 1e9;
        Change::Coach { seller: seller.id.clone(), of, points }
    }
}

/// Parses hours.
fn hours(text: &str) -> Result<f64, String> {
    let hours = text.parse().ok().filter(|hours| (0.0..=MOST_HOURS).contains(hours));
    hours.ok_or_else(|| "write a number of hours, from 0 up".to_owned())
}
