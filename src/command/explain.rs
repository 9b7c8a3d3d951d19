//! `salesfit explain`: why.

use super::common::Common;
use super::doubt::{DRAWS, DoubtArgs, errors};
use super::matching::find_roles;
use super::output::{Refusal, Voice, refuse};
use super::wanted::Wanted;
use crate::domain::{RoleIx, Seller};
use crate::engine::{Doubter, Scorer};
use crate::source::{Sellers, open_team};
use crate::view::ExplainReport;

/// Say why a seller fits as she does: what is lost where, point by point
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit explain team.yaml kari\n  \
    salesfit explain team.yaml kari-nordmann --role hunter\n  \
    salesfit explain team.yaml kari --format json -o why.json")]
pub struct Args {
    /// A team file, a CSV file of sellers, or - for standard input
    #[arg(value_name = "TEAM")]
    team: String,

    /// The seller: her id, her name, or a part of either that is hers alone
    #[arg(value_name = "SELLER")]
    seller: String,

    /// Explain this role instead of her best one and today's; may be given several times
    #[arg(long, value_name = "ID")]
    role: Vec<String>,

    /// Explain every role
    #[arg(long, conflicts_with = "role")]
    all: bool,

    #[command(flatten)]
    doubt: DoubtArgs,
}

impl Args {
    pub fn run(self, common: &Common, voice: &mut Voice<'_>) -> anyhow::Result<()> {
        let opened = open_team(&self.team, common.catalog.as_deref(), &common.given()).map_err(Refusal)?;
        let roles: Vec<RoleIx> = if self.all {
            opened.catalog.role_ixs().collect()
        } else {
            find_roles(&opened.catalog, &self.role).map_err(refuse)?
        };
        let to = voice.open(&opened.files)?;
        voice.notes(&opened.notes);
        let errors = errors(&opened.catalog, &opened.sellers);
        let seller = find_seller(opened.sellers, &self.seller)?;
        let scorer = Scorer::new(opened.catalog, opened.team.motion);
        let number = self.doubt.asked().unwrap_or(DRAWS);
        let doubter = Doubter::new(scorer.clone(), errors, self.doubt.draws(number), number > 0);
        let report = ExplainReport::new(voice.texts(), opened.team, scorer, seller, &roles);
        let report = report.with_doubt(&doubter);
        voice.tell(Box::new(report), to, false)
    }
}

/// The one seller that the word means.
///
/// All of the file is read even where she comes first: what is wrong with it further down is to be told.
fn find_seller(sellers: Sellers, word: &str) -> anyhow::Result<Seller> {
    let mut wanted = Wanted::new(word);
    for seller in sellers {
        let seller = seller.map_err(Refusal)?;
        let (key, id, name) = (seller.key.clone(), seller.id.clone(), seller.name.clone());
        wanted.consider(&key, &id, &name, || seller);
    }
    wanted.found().map_err(refuse)
}
