//! What the coaching of a team rests on: what `coach` and `report` ask.

use std::sync::Arc;

use super::team_seats::TeamSeats;
use crate::domain::{Catalog, Change, Fit, RoleIx, Seller, Team, TraitIx};
use crate::engine::{
    Candidate, Coached, CoachedTeam, CoachingAsked, CoachingTerms, Draws, Errors, Groups, RolesInPlay, Rules,
    Scorer, SellerCoaching, SellerFit, UncertaintyModel, WhyRole, coach_seller, incumbency,
};

/// The draws of fits without a closed form.
const DRAWS: usize = 200;

/// A team that has been read, with its fits.
pub struct TeamToCoach {
    catalog: Arc<Catalog>,
    pub team: Team,
    pub model: UncertaintyModel,
    groups: Groups,
    pub terms: CoachingTerms,
    /// Everyone, in the order of the ids.
    pub sellers: Vec<Seller>,
    /// The same with the true scores that are expected behind those rated.
    behind: Vec<Seller>,
    /// What is added to expected fits with today's roles.
    incumbency: f64,
    scored: Vec<SellerFit>,
    pub people: Vec<Candidate>,
    seed: u64,
}

impl TeamToCoach {
    /// A team whose sellers are in the order of their ids.
    pub fn new(catalog: &Arc<Catalog>, team: Team, sellers: Vec<Seller>, seed: u64) -> Self {
        let in_play = RolesInPlay::of(catalog, &team, &sellers);
        let scorer = Scorer::new(catalog.clone(), team.motion).among(in_play);
        let errors = Errors::of(catalog, &sellers);
        let scored: Vec<SellerFit> = sellers.iter().map(|seller| scorer.score(seller)).collect();
        let people =
            sellers.iter().zip(&scored).map(|(seller, scored)| Candidate::new(&scorer, seller, scored));
        let people: Vec<Candidate> = people.collect();
        let groups = Groups::of(catalog, &sellers, &errors);
        let behind: Vec<Seller> = sellers.iter().map(|seller| groups.behind(&errors, seller)).collect();
        let model = UncertaintyModel::new(scorer, errors, Draws::new(DRAWS, seed), false);
        TeamToCoach {
            catalog: catalog.clone(),
            incumbency: incumbency_of(&model, &people, &behind),
            terms: CoachingTerms::of(catalog),
            people,
            groups,
            model,
            behind,
            team,
            sellers,
            scored,
            seed,
        }
    }

    /// What is asked where nobody says: the fit at which strong begins, with any effort.
    pub fn standard(&self) -> CoachingAsked {
        let reach = self.catalog.levels.strong() / 100.0;
        CoachingAsked { budget: f64::INFINITY, most_traits: None, reach, moves: true }
    }

    /// The whole team under these rules, in these seats if they are settled.
    pub fn under<'a>(&'a self, rules: &'a Rules, settled: Option<&'a [Option<RoleIx>]>) -> CoachedTeam<'a> {
        let TeamToCoach { model, groups, terms, sellers, behind, scored, people, .. } = self;
        let incumbency = self.incumbency;
        CoachedTeam { model, groups, terms, sellers, behind, incumbency, scored, people, rules, settled }
    }

    /// What coaching can do for a seller, by her place, in a role.
    pub fn of_seller(&self, at: usize, role: (RoleIx, WhyRole), asked: &CoachingAsked) -> SellerCoaching {
        let TeamToCoach { model, groups, terms, sellers, behind, scored, .. } = self;
        let (seller, behind, scored) = (&sellers[at], &behind[at], &scored[at]);
        let incumbency = self.incumbency;
        coach_seller(&Coached { model, groups, terms, seller, behind, incumbency, scored }, role, asked)
    }

    /// The role that a seller is coached for where nobody says, and why: the seat that `assign` proposes, else her first
    /// wish, else her best role.
    pub fn role_of(&self, at: usize) -> Option<(RoleIx, WhyRole)> {
        let seats = self.team_seats().seat_at_own();
        let seat = seats.and_then(|seats| seats.proposed_seats()[at]);
        let wish = self.sellers[at].wishes.first().copied();
        let seat = seat.map(|role| (role, WhyRole::Seat));
        let wish = wish.map(|role| (role, WhyRole::Wish));
        seat.or(wish).or(self.scored[at].best.map(|role| (role, WhyRole::Best)))
    }

    fn team_seats(&self) -> TeamSeats<'_> {
        let TeamToCoach { catalog, team, sellers, model, seed, .. } = self;
        TeamSeats { catalog, team, sellers, errors: model.errors(), draws: None, seed: *seed, drawn: None }
    }

    /// The seats in which people are coached, where `assign` recommends no move, more moves would win no more than noise, or
    /// somebody keeps her seat unjudged; `None` where seats are to be chosen together with coaching.
    pub fn settled(&self, seats: &[u32]) -> Option<Vec<Option<RoleIx>>> {
        let seating = self.team_seats().seat(seats.to_vec())?;
        let (has_unjudged, recommended) = (!seating.unjudged.is_empty(), seating.recommended?);
        (has_unjudged || recommended.leaves_noise || recommended.moves == 0).then_some(recommended.seats)
    }

    /// A change by so many points of the catalog's scale, as a plan has it: on the team's.
    pub fn coach(&self, seller: &Seller, of: TraitIx, points: f64) -> Change {
        let points = self.catalog.scale.convert_distance(points, self.team.scale);
        // A rounding error of the conversion is none of the plan's.
        let points = (points * 1e9).round() / 1e9;
        Change::Coach { seller: seller.id.clone(), of, points }
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
