//! What hiring would bring to a team: what `hire` and `report` ask.

use std::sync::Arc;

use super::assign::affordable;
use super::team_seats::TeamSeats;
use super::uncertainty::DRAWS;
use crate::domain::{Catalog, Problem, Seller, Team};
use crate::engine::{
    Draws, Errors, Groups, HireDraws, HireQuestion, RolesInPlay, Rules, Scorer, TeamSeating, TrueScores,
    UncertaintyModel, seating_cells,
};

/// Draws over all candidates together: the fewer candidates, the more draws.
const ALL_DRAWS: usize = 2_000_000;

/// The most gains held at a time, of all candidates and draws together.
const MOST_HELD: usize = 20_000_000;

/// The fewest draws that give usable probabilities.
pub const LEAST_DRAWS: usize = 100;

/// How much is asked: how many may be hired, and the draws where somebody says.
#[derive(Clone, Copy, Debug)]
pub struct HireAsked {
    pub most: usize,
    pub draws: Option<usize>,
    pub seed: u64,
}

/// A team that may hire, and who there is.
pub struct TeamHiring {
    scorer: Scorer,
    team: Vec<Seller>,
    candidates: Vec<Seller>,
    errors: Errors,
    groups: Groups,
    rules: Rules,
    /// Who sits where before anybody is hired, as `assign` proposes it.
    seating: TeamSeating,
    /// Of the team's true scores, and of the candidates'.
    models: Option<(UncertaintyModel, UncertaintyModel)>,
    asked: HireAsked,
}

impl TeamHiring {
    /// Sellers and candidates are in the order of their ids; `seats` are by role.
    ///
    /// # Errors
    /// More are pinned to a role than it has seats, or more draws are asked for than can be held.
    pub fn new(
        catalog: &Arc<Catalog>,
        team: &Team,
        seats: Vec<u32>,
        (sellers, candidates): (Vec<Seller>, Vec<Seller>),
        asked: HireAsked,
    ) -> Result<Self, Problem> {
        let team = &team.with_seats(&seats);
        let in_play = RolesInPlay::of(catalog, team, &sellers);
        let scorer = Scorer::new(catalog.clone(), team.motion).among(in_play);
        let all: Vec<Seller> = sellers.iter().chain(&candidates).cloned().collect();
        let errors = Errors::of(catalog, &all);
        let groups = Groups::of(catalog, &all, &errors);
        let number = asked.number_of_draws(seating_cells(sellers.len(), &seats), candidates.len())?;
        let own_errors = Errors::of(catalog, &sellers);
        let (draws, seed) = (asked.draws, asked.seed);
        let team_seats =
            TeamSeats { catalog, team, sellers: &sellers, errors: &own_errors, draws, seed, drawn: None };
        let seating = team_seats.try_seat(seats)?;
        // Whoever is too little rated to judge keeps today's role, as in what is proposed.
        let rules = seating.rules.keeping(&seating.unjudged, &seating.people);
        let models = number.map(|number| {
            let own = Groups::of(catalog, &sellers, &own_errors);
            let draws = Draws::new(number, asked.seed);
            let team = UncertaintyModel::new(scorer.clone(), own_errors, draws.clone(), false);
            (team.of_true_scores(own), UncertaintyModel::new(scorer.clone(), errors.clone(), draws, false))
        });
        Ok(TeamHiring { scorer, team: sellers, candidates, errors, groups, rules, seating, models, asked })
    }

    /// Whom the team is looking for, and who there is.
    pub fn question(&self) -> HireQuestion<'_> {
        HireQuestion {
            scorer: &self.scorer,
            team: &self.team,
            candidates: &self.candidates,
            groups: &self.groups,
            rules: &self.rules,
            proposed: Some(self.seating.proposed_seats()),
            most: self.asked.most,
            draws: self.models.as_ref().map(|(model, candidates)| HireDraws {
                team: TrueScores { model, sellers: &self.team },
                candidates,
            }),
        }
    }

    /// The errors of everybody's scores.
    pub fn errors(&self) -> &Errors {
        &self.errors
    }

    /// Those who keep today's role because too little is rated to judge them, by place in the team.
    pub fn unjudged(&self) -> &[usize] {
        &self.seating.unjudged
    }

    /// Whether draws were left out because there are so many people.
    pub fn is_too_large(&self) -> bool {
        self.models.is_none() && self.asked.draws.is_none()
    }
}

impl HireAsked {
    /// How many draws are made, where so many fits of the team are compared; `None` where they take too long and nobody has asked for them.
    ///
    /// # Errors
    /// So many were asked for that they cannot be held.
    fn number_of_draws(self, cells: usize, candidates: usize) -> Result<Option<usize>, Problem> {
        let held = cells.max(candidates).max(1);
        if let Some(asked) = self.draws {
            if asked.saturating_mul(held) > MOST_HELD {
                let problem = Problem::new("too-many-draws").with("draws", asked);
                return Err(problem.with("most", MOST_HELD / held));
            }
            return Ok(Some(asked).filter(|&asked| asked > 0));
        }
        let of_candidates = (ALL_DRAWS / candidates.max(1)).min(DRAWS);
        let fewest = affordable(cells, false).map(|of_team| of_team.min(of_candidates));
        Ok(fewest.filter(|&draws| draws >= LEAST_DRAWS))
    }
}
