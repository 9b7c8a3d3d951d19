//! `salesfit ask`: which ratings to collect next.

use super::common::Common;
use super::new_files::refuse_filled_form;
use super::output::Console;
use super::peeked_sellers::PeekedSellers;
use super::refusal::{Refusal, refuse};
use super::seller_lookup::place_of;
use super::uncertainty::{DRAWS, UncertaintyArgs, errors};
use crate::domain::{Place, Problem, Seller};
use crate::engine::{Groups, Scorer, UncertaintyModel, next_ratings};
use crate::result::{Answer, Ask, Header, Labels};
use crate::source::open_team;
use std::path::PathBuf;

/// Print which ratings to collect next, as a form to send to raters
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit ask team.yaml\n  \
    salesfit ask team.yaml --for kari\n  \
    salesfit ask team.yaml --for kari --form -o kari.md")]
pub struct Args {
    /// A team file, a table of sellers (CSV or a workbook), or - for standard input
    #[arg(value_name = "TEAM")]
    team: PathBuf,

    /// Ask about this seller only: an id, a name, or a part of either that matches nobody else
    #[arg(long = "for", value_name = "SELLER")]
    seller: Option<String>,

    /// Ask at most this many questions
    #[arg(long, value_name = "N", default_value_t = MOST_QUESTIONS, value_parser = clap::value_parser!(u16).range(1..))]
    most: u16,

    /// Print the form only, without current scores, so that raters cannot copy them
    #[arg(long)]
    form: bool,

    #[command(flatten)]
    uncertainty: UncertaintyArgs,
}

/// The most questions, where nobody says.
pub const MOST_QUESTIONS: u16 = 12;

/// Draws over all sellers together: the fewer sellers, the more draws for each.
const ALL_DRAWS: usize = 100_000;

/// The most draws for one seller, where nobody says.
const MOST_DRAWS: usize = 10_000;

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        console.set_rerun(&self.team, self.uncertainty.rerun());
        let opened = open_team(&self.team, common.catalog.as_deref(), &common.given()).map_err(Refusal)?;
        if self.uncertainty.asked() == Some(0) {
            return Err(refuse(Problem::new("ask-without-draws")));
        }
        let to = console.open(&opened.files)?;
        refuse_filled_form(console.file())?;
        console.notes(&opened.notes);
        let told = console.told(&opened.notes);
        console.later(opened.sellers.later());
        let catalog = opened.catalog;
        let errors = errors(&catalog, &opened.sellers);
        let peeked = PeekedSellers::peek(opened.sellers, errors);
        let (errors, draws_all) = (peeked.errors.clone(), self.uncertainty.draws_all(&peeked));
        let in_play = peeked.in_play(&catalog, &opened.team);
        let sellers = peeked.sellers();
        let mut sellers: Vec<Seller> = sellers.collect::<Result<_, _>>().map_err(Refusal)?;
        let groups = Groups::of(&catalog, &sellers, &errors);
        if let Some(word) = &self.seller {
            let at = place_of(&sellers, word).map_err(refuse)?;
            sellers = vec![sellers.swap_remove(at)];
        } else if draws_all {
            // Sellers on leave are asked about only by name.
            sellers.retain(|seller| seller.hours > 0.0);
        } else {
            let place = Place::whole(self.team.to_string_lossy().into());
            return Err(refuse(Problem::new("too-many-to-ask").with("count", sellers.len()).at(place)));
        }
        sellers.sort_by(|a, b| a.key.cmp(&b.key));
        let scorer = Scorer::new(catalog, opened.team.motion).among(in_play);
        let draws = self.uncertainty.asked().unwrap_or_else(|| affordable(sellers.len()));
        let draws = self.uncertainty.draws(draws);
        let model = UncertaintyModel::new(scorer, errors, draws, true);
        let progress = console.progress();
        let questions = next_ratings(&model, &groups, &sellers, usize::from(self.most));
        drop(progress);
        let labels = Labels::new(model.scorer().catalog(), common.lang);
        let header =
            Header::new(Ask::SCHEMA, &opened.team, opened.team.motion, model.scorer().catalog(), &labels)
                .noting(told);
        let result = Ask::new(header, &labels, &model, &sellers, &questions, common.lang);
        console.draw(&Ask { form_only: self.form, ..result }, to)
    }
}

/// How many draws of each of so many sellers are made where nobody says.
pub fn affordable(sellers: usize) -> usize {
    (ALL_DRAWS / sellers.max(1)).clamp(DRAWS, MOST_DRAWS)
}
