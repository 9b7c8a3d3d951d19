//! `ask`: which ratings to collect next.

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::header::Header;
use super::label::{Label, Labels};
use crate::domain::{Catalog, Lang, Scale, Seller, Text};
use crate::engine::{self, UncertaintyModel};

/// The ratings that would settle most, the first one most of all. Scores are on the catalog's scale.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ask {
    /// Which team, and against what.
    #[serde(flatten)]
    pub header: Header,
    /// How many draws were made of each seller's scores.
    #[schemars(range(min = 1))]
    pub draws: usize,
    /// The ratings to collect, in order.
    pub next_ratings: Vec<NextRating>,
    /// Those at work who are too little rated for today's role, and about whom no rating is listed, by id; with their names.
    /// Not in JSON.
    #[serde(skip)]
    pub unjudged: Vec<(String, String)>,
    /// About how many sellers it was rating. Not in JSON.
    #[serde(skip)]
    pub sellers: usize,
    /// Whether only the form is shown, without the scores that there are. Not in JSON.
    #[serde(skip)]
    pub form_only: bool,
    /// The catalog's scale. Not in JSON.
    #[serde(skip)]
    pub catalog_scale: Scale,
}

/// A rating to collect.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NextRating {
    /// The seller's id.
    pub seller: String,
    /// Her name.
    pub name: String,
    /// The trait to be rated.
    pub r#trait: Label,
    /// The score as it stands; null where it is not rated.
    pub score: Option<f64>,
    /// Its standard error; where it is not rated, the spread of the team.
    #[schemars(range(min = 0))]
    pub se: f64,
    /// The probability that the likeliest best role is not the best, 0 to 1; null where too little is rated to name any.
    #[schemars(range(min = 0, max = 1))]
    pub p_wrong: Option<f64>,
    /// By how much one more rating would lower that probability on average, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub p_wrong_drop: f64,
    /// Whether it is not rated and a role that needs it might still be better than the best one.
    pub may_overturn: bool,
    /// Whether one more rating would settle enough to be worth asking for. Not in JSON.
    #[serde(skip)]
    pub is_worth_asking: bool,
    /// What the trait is, in the reader's language. Not in JSON.
    #[serde(skip)]
    pub about: Option<String>,
    /// What a low score looks like. Not in JSON.
    #[serde(skip)]
    pub low: Option<String>,
    /// What a high score looks like. Not in JSON.
    #[serde(skip)]
    pub high: Option<String>,
}

impl Answer for Ask {
    const SCHEMA: &'static str = "salesfit/ask/2";
}

impl Ask {
    /// The result of the next ratings of these sellers, by their places.
    pub fn new(
        header: Header,
        labels: &Labels,
        model: &UncertaintyModel,
        sellers: &[Seller],
        ratings: &[(usize, engine::NextRating)],
        lang: Lang,
    ) -> Self {
        let catalog = model.scorer().catalog();
        let mut next_ratings = Vec::new();
        for (at, rating) in ratings {
            next_ratings.push(NextRating::new(&sellers[*at], rating, catalog, labels, lang));
        }
        let scorer = model.scorer();
        let mut unjudged = Vec::new();
        for (at, seller) in sellers.iter().enumerate().filter(|(_, seller)| seller.hours > 0.0) {
            let Some(role) = seller.role else { continue };
            let is_listed = ratings.iter().any(|(of, _)| *of == at);
            if !is_listed && scorer.too_little(&scorer.score(seller).roles[role.0].standing) {
                unjudged.push((seller.id.clone(), seller.name.clone()));
            }
        }
        Ask {
            unjudged,
            header,
            draws: model.draws(),
            next_ratings,
            sellers: sellers.len(),
            form_only: false,
            catalog_scale: catalog.scale,
        }
    }
}

impl NextRating {
    fn new(
        seller: &Seller,
        rating: &engine::NextRating,
        catalog: &Catalog,
        labels: &Labels,
        lang: Lang,
    ) -> Self {
        let of = &catalog[rating.of];
        let words = |text: &Option<Text>| text.as_ref().map(|text| text.get(lang).to_owned());
        NextRating {
            seller: seller.id.clone(),
            name: seller.name.clone(),
            r#trait: labels[rating.of].clone(),
            score: rating.score,
            se: rating.se,
            p_wrong: rating.wrong_now,
            p_wrong_drop: rating.drop,
            may_overturn: rating.may_overturn,
            is_worth_asking: rating.is_worth_asking(),
            about: words(&of.about),
            low: words(&of.low),
            high: words(&of.high),
        }
    }
}
