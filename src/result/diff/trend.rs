//! What changed over three measurements or more.

use schemars::JsonSchema;
use serde::Serialize;

use super::Records;
use super::change::ValueChange;
use crate::engine::diff as found;
use crate::result::label::Label;

/// What changed over all measurements.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Trend {
    /// Everybody who is in any of them.
    pub sellers: Vec<SellerCourse>,
    /// The mean of the known fits with today's roles, 0 to 1.
    pub mean_fit: Course,
    /// The sum of the fits of those whom `assign` seats, each 0 to 1.
    pub fit_total: Course,
    /// What is lost where everyone does everything, as a share of the best form's effect, 0 to 1.
    pub everyone_waste_share: Course,
    /// What is lost in today's roles, 0 to 1.
    pub today_waste_share: Course,
}

/// One seller over all measurements.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SellerCourse {
    /// Her id in the last measurement that she is in.
    pub id: String,
    /// Her name there.
    pub name: String,
    /// Her role in each measurement.
    pub roles: Vec<Option<Label>>,
    /// Her fit with the role of the day, 0 to 1.
    #[serde(flatten)]
    pub fit: Course,
    /// Whether she is in the last measurement. Not in JSON.
    #[serde(skip)]
    pub is_in_last: bool,
}

/// A value over all measurements.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Course {
    /// The value in each; null where it is unknown.
    pub values: Vec<Option<f64>>,
    /// The change from the first known value to the last, its parts summed over the measurements between.
    #[serde(flatten)]
    pub change: ValueChange,
}

impl Trend {
    pub(super) fn new(records: &Records<'_>, found: &found::Trend) -> Self {
        Trend {
            sellers: found.sellers.iter().filter_map(|of| SellerCourse::new(records, of)).collect(),
            mean_fit: Course::new(&found.fit),
            fit_total: Course::new(&found.total),
            everyone_waste_share: Course::new(&found.everyone),
            today_waste_share: Course::new(&found.today),
        }
    }
}

impl SellerCourse {
    /// `None` for somebody who is in no measurement, which nobody is.
    fn new(records: &Records<'_>, found: &found::SellerCourse) -> Option<Self> {
        let places: Vec<Option<(usize, usize)>> = found
            .places
            .iter()
            .enumerate()
            .map(|(measurement, place)| Some((measurement, (*place)?)))
            .collect();
        let (measurement, place) = places.iter().copied().flatten().next_back()?;
        let seller = records.comparison.seller(measurement, place);
        let mut roles = Vec::new();
        for place in &places {
            roles.push(place.and_then(|(measurement, place)| {
                records.role(measurement, records.comparison.seller(measurement, place).role)
            }));
        }
        Some(SellerCourse {
            id: seller.id.clone(),
            name: seller.name.clone(),
            roles,
            fit: Course::new(&found.today),
            is_in_last: places.last().is_some_and(Option::is_some),
        })
    }
}

impl Course {
    fn new(found: &found::Course) -> Self {
        Course { values: found.values.clone(), change: ValueChange::new(&found.change) }
    }
}
