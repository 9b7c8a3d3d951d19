//! `salesfit explain`: why a seller fits as she does.

use super::catalog_lookup::find_roles;
use super::common::Common;
use super::output::Console;
use super::peeked_sellers::PeekedSellers;
use super::refusal::{Refusal, refuse};
use super::seller_lookup::SellerLookup;
use super::uncertainty::{DRAWS, UncertaintyArgs, errors};
use crate::domain::{RoleIx, Seller};
use crate::engine::{Scorer, UncertaintyModel, explain};
use crate::result::{Answer, Explain, Header, Labels};
use crate::source::open_team;
use crate::view::blocks::Stop;
use std::path::PathBuf;

/// Explain a seller's fit: what is lost where, point by point
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit explain team.yaml kari\n  \
    salesfit explain team.yaml kari-nordmann --role hunter\n  \
    salesfit explain team.yaml kari --format json -o why.json")]
pub struct Args {
    /// A team file, a table of sellers (CSV or a workbook), or - for standard input
    #[arg(value_name = "TEAM")]
    team: PathBuf,

    /// The seller: an id, a name, or a part of either that matches nobody else
    #[arg(value_name = "SELLER")]
    seller: String,

    /// Explain this role instead of the best role and today's; may be repeated
    #[arg(long, value_name = "ID")]
    role: Vec<String>,

    /// Explain every role
    #[arg(long, conflicts_with = "role")]
    all: bool,

    #[command(flatten)]
    uncertainty: UncertaintyArgs,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        console.set_rerun(&self.team, self.uncertainty.rerun());
        let opened = open_team(&self.team, common.catalog.as_deref(), &common.given()).map_err(Refusal)?;
        let roles: Vec<RoleIx> = if self.all {
            opened.catalog.role_ixs().collect()
        } else {
            find_roles(&opened.catalog, &self.role).map_err(refuse)?
        };
        let to = console.open(&opened.files)?;
        console.notes(&opened.notes);
        let told = console.told(&opened.notes);
        console.later(opened.sellers.later());
        console.show_progress(opened.sellers.meter());
        let errors = errors(&opened.catalog, &opened.sellers);
        let peeked = PeekedSellers::peek(opened.sellers, errors);
        let in_play = peeked.in_play(&opened.catalog, &opened.team);
        let (errors, groups) = (peeked.errors.clone(), peeked.groups(&opened.catalog));
        let seller = find_seller(peeked.sellers(), &self.seller)?;
        let scorer = Scorer::new(opened.catalog.clone(), opened.team.motion).among(in_play);
        let number = self.uncertainty.asked().unwrap_or(DRAWS);
        let model = UncertaintyModel::new(scorer, errors, self.uncertainty.draws(number), number > 0)
            .of_true_scores(groups);
        let labels = Labels::new(&opened.catalog, common.lang);
        let header = Header::new(Explain::SCHEMA, &opened.team, opened.team.motion, &opened.catalog, &labels)
            .noting(told);
        let found = explain(&model, seller, &roles);
        console.draw(&Explain::new(header, &labels, &opened.catalog, &found), to)
    }
}

/// Returns the one seller that a word matches.
///
/// Reads the whole file, since problems after her entry are reported too.
fn find_seller(sellers: impl Iterator<Item = Result<Seller, Stop>>, word: &str) -> anyhow::Result<Seller> {
    let mut lookup = SellerLookup::new(word);
    for seller in sellers {
        let seller = seller.map_err(Refusal)?;
        let (key, id, name) = (seller.key.clone(), seller.id.clone(), seller.name.clone());
        lookup.consider(&key, &id, &name, || seller);
    }
    lookup.found().map_err(refuse)
}
