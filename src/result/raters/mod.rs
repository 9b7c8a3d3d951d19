//! `raters`: how far those who rate the same sellers agree.

mod icc;
mod leniency;

pub use crate::engine::{Degree, FEWEST_TO_JUDGE, FEWEST_TO_LEAN_ON, Tendency};
pub use icc::{Interval, OneWay, Rwg, TwoWay};
pub use leniency::{Leniency, SelfAndOthers};

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::header::Header;
use super::label::{Label, Labels};
use crate::domain::{Catalog, RaterKind};
use crate::engine::{self, Agreement};

/// How far a team's raters agree. Points and variances are of the catalog's scale.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Raters {
    /// Which team, and against what.
    #[serde(flatten)]
    pub header: Header,
    /// The catalog's scale: its low and its high end.
    pub catalog_scale: [f64; 2],
    /// The error of one rating that the catalog assumes, in points.
    #[schemars(range(min = 0))]
    pub assumed_error: f64,
    /// How many sellers the team has.
    pub seller_count: usize,
    /// How many of them have a score that several gave.
    pub rated_by_several: usize,
    /// All traits together, differences between traits taken off; null where nobody is rated by several.
    pub overall: Option<Overall>,
    /// The traits in which somebody is rated by several, in catalog order.
    pub traits: Vec<TraitAgreement>,
    /// The traits in which somebody is rated, but nobody by several.
    #[schemars(extend("uniqueItems" = true))]
    pub rated_by_one: Vec<Label>,
    /// Each kind of rater that the file names, in alphabetical order.
    pub raters: Vec<Leniency>,
    /// What sellers say of themselves against what others say; null where nobody is rated by both.
    pub self_and_others: Option<SelfAndOthers>,
}

/// The agreement over all traits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Overall {
    /// How many traits.
    #[schemars(range(min = 1))]
    pub trait_count: usize,
    /// Whoever rates.
    #[serde(flatten)]
    pub one_way: OneWay,
    /// The 95 % interval of `icc_1_1`, sellers being the units; null of very few, or where nothing differs.
    pub icc_1_1_interval: Option<Interval>,
    /// Over the traits in which some sellers have the same raters; null where there are none.
    pub same_raters: Option<OverallPanel>,
    /// How near the ratings of each seller lie to each other.
    pub rwg: Rwg,
    /// The same without the sellers' ratings of themselves; null where there are none, or nothing is left.
    pub without_self: Option<OneWay>,
}

/// The agreement on one trait.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TraitAgreement {
    /// The trait.
    pub r#trait: Label,
    /// What people call it.
    pub name: String,
    /// How many sellers have several ratings.
    #[schemars(range(min = 1))]
    pub seller_count: usize,
    /// Whether they are so few (below 10) that the numbers are mostly chance.
    pub too_few: bool,
    /// Whoever rates.
    #[serde(flatten)]
    pub one_way: OneWay,
    /// The 95 % interval of `icc_1_1`, sellers being the units; null of very few, or where nothing differs.
    pub icc_1_1_interval: Option<Interval>,
    /// Over the sellers whom the same raters rated; null where there are no two such.
    pub same_raters: Option<Panel>,
    /// How near the ratings of each seller lie to each other.
    pub rwg: Rwg,
}

/// The same raters over several traits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OverallPanel {
    /// How many raters such a trait has on average.
    #[schemars(range(min = 2))]
    pub raters_each: Option<f64>,
    /// How far they tell sellers apart.
    #[serde(flatten)]
    pub two_way: TwoWay,
}

/// The same raters of one trait.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Panel {
    /// Who they are.
    #[schemars(length(min = 2), extend("uniqueItems" = true))]
    pub raters: Vec<RaterName>,
    /// How many sellers all of them rated.
    #[schemars(range(min = 2))]
    pub seller_count: usize,
    /// How many sellers with several ratings lack one of them.
    pub left_out: usize,
    /// How far they tell sellers apart.
    #[serde(flatten)]
    pub two_way: TwoWay,
}

/// A rater, by kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RaterName {
    /// The kind, as the file calls it.
    #[serde(serialize_with = "leniency::kind")]
    #[schemars(with = "String")]
    pub rater: RaterKind,
    /// Which of several of this kind, in the order of the file.
    #[schemars(range(min = 1))]
    pub number: usize,
    /// Whether somebody has several raters of this kind. Not in JSON.
    #[serde(skip)]
    pub is_one_of_several: bool,
}

impl Answer for Raters {
    const SCHEMA: &'static str = "salesfit/raters/2";
}

impl Raters {
    /// The result of what [`engine::agree`] found.
    pub fn new(header: Header, labels: &Labels, catalog: &Catalog, found: &Agreement) -> Self {
        Raters {
            header,
            catalog_scale: [catalog.scale.lo(), catalog.scale.hi()],
            assumed_error: catalog.defaults.se,
            seller_count: found.sellers,
            rated_by_several: found.rated_by_several,
            overall: found.within.as_ref().map(|within| Overall::new(found, within)),
            traits: found.traits.iter().map(|of| TraitAgreement::new(of, labels, &found.raters)).collect(),
            rated_by_one: labels.traits(&found.by_one),
            raters: found.raters.iter().map(Leniency::new).collect(),
            self_and_others: found.self_and_others.as_ref().map(SelfAndOthers::new),
        }
    }
}

impl Overall {
    fn new(found: &Agreement, within: &engine::Within) -> Self {
        Overall {
            trait_count: found.traits.len(),
            one_way: OneWay::new(&found.one_way),
            icc_1_1_interval: found.interval.map(Interval::new),
            same_raters: found
                .two_way
                .as_ref()
                .map(|two_way| OverallPanel { raters_each: two_way.raters(), two_way: TwoWay::new(two_way) }),
            rwg: Rwg::new(within),
            without_self: found.without_self.as_ref().map(OneWay::new),
        }
    }
}

impl TraitAgreement {
    fn new(found: &engine::TraitAgreement, labels: &Labels, raters: &[engine::Leniency]) -> Self {
        let label: &Label = &labels[found.trait_ix];
        TraitAgreement {
            r#trait: label.clone(),
            name: label.name().to_owned(),
            seller_count: found.one_way.targets,
            too_few: found.is_too_few(),
            one_way: OneWay::new(&found.one_way),
            icc_1_1_interval: found.interval.map(Interval::new),
            same_raters: found.panel.as_ref().map(|panel| Panel::new(panel, raters)),
            rwg: Rwg::new(&found.within),
        }
    }
}

impl Panel {
    fn new(found: &engine::Panel, raters: &[engine::Leniency]) -> Self {
        Panel {
            raters: found.raters.iter().map(|name| RaterName::new(name, raters)).collect(),
            seller_count: found.sellers,
            left_out: found.left_out,
            two_way: TwoWay::new(&found.table),
        }
    }
}

impl RaterName {
    fn new(found: &engine::RaterName, raters: &[engine::Leniency]) -> Self {
        RaterName {
            rater: found.kind.clone(),
            number: found.number,
            is_one_of_several: raters.iter().any(|of| of.kind == found.kind && of.at_once > 1),
        }
    }
}
