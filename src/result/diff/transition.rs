//! What changed from one measurement to the next.

use schemars::JsonSchema;
use serde::Serialize;

use super::Records;
use super::change::{ValueChange, without_sign_of_zero};
use crate::domain::{Fit, Side};
use crate::engine::diff as found;
use crate::result::codec::{self, SideCode};
use crate::result::label::Label;

/// What changed from one measurement to the next.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Transition {
    /// The earlier measurement, by its place.
    pub from: usize,
    /// The later one.
    pub to: usize,
    /// The sellers in both for whom something changed.
    pub changed: Vec<SellerChange>,
    /// How many others are in both.
    pub unchanged: usize,
    /// Who is only in the later.
    pub joined: Vec<OneSided>,
    /// Who is only in the earlier.
    pub left: Vec<OneSided>,
    /// What changed in the team's answers.
    pub answers: Answers,
}

/// A seller who is in one of two measurements.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OneSided {
    /// Her id.
    pub id: String,
    /// Her name.
    pub name: String,
    /// Her role then.
    pub role: Option<Label>,
    /// Her fit with it, 0 to 1; null where it is unknown.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub fit: Option<Fit>,
    /// Whether she is in the last measurement. Not in JSON.
    #[serde(skip)]
    pub is_in_last: bool,
}

/// A seller for whom something changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SellerChange {
    /// Her id in the later measurement.
    pub id: String,
    /// Her name there.
    pub name: String,
    /// Her role in the earlier.
    pub role_old: Option<Label>,
    /// Her role in the later.
    pub role_new: Option<Label>,
    /// Her fit with the role of the day, 0 to 1.
    pub fit: FitChange,
    /// The scores that differ, in the order of the later catalog.
    pub scores: Vec<ScoreChange>,
    /// What they did to her fit with the later role, catalog and motion; null where there is no role, or a fit is
    /// unknown. The part of the scores in `split` is a mean over all states, and may differ.
    pub by_scores: Option<ByScores>,
    /// Her fit with every role of the later catalog, then with those that only the earlier has.
    pub roles: Vec<RoleChange>,
    /// Whether she is in the last measurement. Not in JSON.
    #[serde(skip)]
    pub is_in_last: bool,
}

/// A fit in two measurements, and how reliably its scores changed it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FitChange {
    /// The fit, 0 to 1.
    #[serde(flatten)]
    pub value: ValueChange,
    /// The standard error of the earlier fit, as a share.
    #[schemars(range(min = 0))]
    pub se_old: Option<f64>,
    /// The standard error of the later fit.
    #[schemars(range(min = 0))]
    pub se_new: Option<f64>,
    /// The part that scores had, in standard errors of the difference of the two fits; null where it cannot be told, or
    /// there is no error at all.
    pub rc: Option<f64>,
    /// Whether noise would show as much less than once in twenty times.
    pub reliable: Option<bool>,
}

/// A score that differs, in points of the later catalog's scale.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ScoreChange {
    /// The trait.
    pub r#trait: Label,
    /// The earlier score under the later catalog; null where it is unknown.
    pub old: Option<f64>,
    /// The later score.
    pub new: Option<f64>,
    /// The later score less the earlier.
    pub change: Option<f64>,
    /// The standard error of the earlier score.
    #[schemars(range(min = 0))]
    pub se_old: Option<f64>,
    /// The standard error of the later score.
    #[schemars(range(min = 0))]
    pub se_new: Option<f64>,
    /// The change in standard errors of the difference; null where it cannot be told, or there is no error at all.
    pub rc: Option<f64>,
    /// Whether noise would show as much less than once in twenty times.
    pub reliable: Option<bool>,
    /// By how much, -1 to 1, it moved her fit with the later role, catalog and motion; null where there is no role, or a
    /// fit is unknown. With `by_scores.others` these sum to `by_scores.new` less `by_scores.old`.
    #[schemars(range(min = -1, max = 1))]
    pub fit_change: Option<f64>,
    /// On which side of what the later role needs the new score lies; null where it lies inside, is unknown, or is not
    /// needed.
    #[serde(serialize_with = "codec::known_side")]
    #[schemars(with = "Option<SideCode>")]
    pub side: Option<Side>,
    /// Whether the new score breaks a veto in the later role. Not in JSON.
    #[serde(skip)]
    pub is_vetoed: bool,
}

/// What a seller's scores did to her fit with the later role, catalog and motion.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct ByScores {
    /// The fit of her old scores, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub old: f64,
    /// The fit of her new scores, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub new: f64,
    /// What traits whose score did not change moved it by, -1 to 1: what one score loses depends on the others.
    #[schemars(range(min = -1, max = 1))]
    pub others: f64,
}

/// A seller's fit with one role.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RoleChange {
    /// The role.
    pub role: Option<Label>,
    /// The fit, 0 to 1.
    #[serde(flatten)]
    pub fit: ValueChange,
}

/// What changed in a team's answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answers {
    /// The mean of the known fits with today's roles, 0 to 1.
    pub mean_fit: ValueChange,
    /// The sum of the fits of those whom `assign` seats, each 0 to 1.
    pub fit_total: ValueChange,
    /// Whom `assign` seats otherwise; empty where a measurement has no seats.
    pub seats: Vec<SeatChange>,
    /// The roles whose empty seats differ in number.
    pub vacancies: Vec<VacancyChange>,
    /// What is lost where everyone does everything, as a share of the best form's effect, 0 to 1.
    pub everyone_waste_share: ValueChange,
    /// What is lost in today's roles, 0 to 1.
    pub today_waste_share: ValueChange,
}

/// Somebody whom `assign` seats otherwise.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state of the others")]
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SeatChange {
    /// Her id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// The role she had a seat in; null is none.
    pub role_old: Option<Label>,
    /// The role she has a seat in; null is none.
    pub role_new: Option<Label>,
    /// Whether she is in the earlier measurement.
    pub in_old: bool,
    /// Whether she is in the later measurement.
    pub in_new: bool,
    /// Whether she was on leave in the earlier measurement.
    pub on_leave_old: bool,
    /// Whether she is in the later one.
    pub on_leave_new: bool,
}

/// A role whose empty seats differ in number.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VacancyChange {
    /// The role.
    pub role: Label,
    /// How many were empty.
    pub old: usize,
    /// How many are.
    pub new: usize,
}

impl Transition {
    pub(super) fn new(records: &Records<'_>, at: usize, found: &found::Transition) -> Self {
        let changed: Vec<SellerChange> =
            found.changed().map(|change| SellerChange::new(records, at, change)).collect();
        let one_sided = |measurement: usize, places: &[usize]| {
            places.iter().map(|seller| OneSided::new(records, measurement, *seller)).collect()
        };
        Transition {
            from: at,
            to: at + 1,
            unchanged: found.sellers.len() - changed.len(),
            changed,
            joined: one_sided(at + 1, &found.joined),
            left: one_sided(at, &found.left),
            answers: Answers::new(records, at, &found.answers),
        }
    }
}

impl OneSided {
    fn new(records: &Records<'_>, measurement: usize, at: usize) -> Self {
        let seller = records.comparison.seller(measurement, at);
        OneSided {
            id: seller.id.clone(),
            name: seller.name.clone(),
            role: records.role(measurement, seller.role),
            fit: records.comparison.fit_today(measurement, at),
            is_in_last: records.comparison.is_in_last(measurement, at),
        }
    }
}

impl SellerChange {
    fn new(records: &Records<'_>, at: usize, found: &found::SellerChange) -> Self {
        let seller = records.comparison.seller(at + 1, found.new);
        SellerChange {
            id: seller.id.clone(),
            name: seller.name.clone(),
            role_old: records.role(at, found.today.before),
            role_new: records.role(at + 1, found.today.after),
            fit: FitChange {
                value: ValueChange::new(&found.today.fit),
                se_old: found.se_before,
                se_new: found.se_after,
                rc: found.rc,
                reliable: found.rc.map(found::is_reliable),
            },
            scores: found.scores.iter().map(|score| ScoreChange::new(records, at, score)).collect(),
            by_scores: found.by_scores.map(ByScores::new),
            roles: found.roles.iter().map(|role| RoleChange::new(records, at, role)).collect(),
            is_in_last: records.comparison.is_in_last(at + 1, found.new),
        }
    }
}

impl ScoreChange {
    fn new(records: &Records<'_>, at: usize, found: &found::ScoreChange) -> Self {
        let (old, new) = (found.before.map(|(value, _)| value), found.after.map(|(value, _)| value));
        ScoreChange {
            r#trait: records.labels[at + 1][found.trait_ix].clone(),
            old,
            new,
            change: old.zip(new).map(|(old, new)| new - old),
            se_old: found.before.map(|(_, se)| se),
            se_new: found.after.map(|(_, se)| se),
            rc: found.rc,
            reliable: found.rc.map(found::is_reliable),
            fit_change: found.points.map(|points| without_sign_of_zero(points / 100.0)),
            side: found.side,
            is_vetoed: found.is_vetoed,
        }
    }
}

impl ByScores {
    fn new(found: found::ByScores) -> Self {
        ByScores {
            old: without_sign_of_zero(found.before),
            new: without_sign_of_zero(found.after),
            others: without_sign_of_zero(found.others / 100.0),
        }
    }
}

impl RoleChange {
    fn new(records: &Records<'_>, at: usize, found: &found::RoleChange) -> Self {
        let role = records.role(at + 1, found.after).or_else(|| records.role(at, found.before));
        RoleChange { role, fit: ValueChange::new(&found.fit) }
    }
}

impl Answers {
    fn new(records: &Records<'_>, at: usize, found: &found::Answers) -> Self {
        Answers {
            mean_fit: ValueChange::new(&found.fit),
            fit_total: ValueChange::new(&found.total),
            seats: found.seats.iter().filter_map(|seat| SeatChange::new(records, at, seat)).collect(),
            vacancies: found.vacancies.iter().filter_map(|of| VacancyChange::new(records, at, of)).collect(),
            everyone_waste_share: ValueChange::new(&found.everyone),
            today_waste_share: ValueChange::new(&found.today),
        }
    }
}

impl SeatChange {
    /// `None` for somebody who is in neither measurement, which nobody is.
    fn new(records: &Records<'_>, at: usize, found: &found::SeatChange) -> Option<Self> {
        let seller = match (found.old, found.new) {
            (_, Some(place)) => records.comparison.seller(at + 1, place),
            (place, None) => records.comparison.seller(at, place?),
        };
        let is_away = |at: usize, place: Option<usize>| {
            place.is_some_and(|place| records.comparison.seller(at, place).hours <= 0.0)
        };
        Some(SeatChange {
            on_leave_old: is_away(at, found.old),
            on_leave_new: is_away(at + 1, found.new),
            seller: seller.id.clone(),
            name: seller.name.clone(),
            role_old: records.role(at, found.before),
            role_new: records.role(at + 1, found.after),
            in_old: found.old.is_some(),
            in_new: found.new.is_some(),
        })
    }
}

impl VacancyChange {
    /// `None` for a role that is in neither catalog, which none is.
    fn new(records: &Records<'_>, at: usize, found: &found::VacancyChange) -> Option<Self> {
        let role = [at + 1, at].into_iter().find_map(|measurement| {
            let catalog = &records.comparison.measurements[measurement].snapshot.catalog;
            records.role(measurement, catalog.find_role(&found.role))
        });
        Some(VacancyChange { role: role?, old: found.before, new: found.after })
    }
}
