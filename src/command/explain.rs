//! `salesfit explain`: why.

use super::common::Common;
use super::matching::find_roles;
use super::output::{Refusal, Voice, refuse};
use crate::domain::{Problem, RoleIx, Seller};
use crate::engine::Scorer;
use crate::source::{Sellers, fold, open_team, unknown};
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
        let seller = find_seller(opened.sellers, &self.seller)?;
        let scorer = Scorer::new(opened.catalog, opened.team.motion);
        let report = ExplainReport::new(voice.texts(), opened.team, scorer, seller, &roles);
        voice.tell(Box::new(report), to, false)
    }
}

/// So many ids and names are looked through for one that was probably meant.
const MAX_KNOWN: usize = 300;

/// The one seller of this id, else of this name, else with this in her id or name.
fn find_seller(sellers: Sellers, wanted: &str) -> anyhow::Result<Seller> {
    let folded = fold(wanted);
    let mut named: Vec<Seller> = Vec::new();
    let mut like: Vec<Seller> = Vec::new();
    let mut exact: Option<Seller> = None;
    let mut known: Vec<String> = Vec::new();
    // All of the file is read even where she comes first: what is wrong with it further down is to be told.
    for seller in sellers {
        let seller = seller.map_err(Refusal)?;
        if known.len() < MAX_KNOWN {
            known.extend([seller.id.clone(), seller.name.clone()]);
        }
        if seller.id == wanted {
            exact = Some(seller);
            continue;
        }
        let (id, name) = (fold(&seller.id), fold(&seller.name));
        if id == folded || name == folded {
            named.push(seller);
        } else if !folded.is_empty() && (id.contains(&folded) || name.contains(&folded)) {
            like.push(seller);
        }
    }
    if let Some(seller) = exact {
        return Ok(seller);
    }
    let mut found = if named.is_empty() { like } else { named };
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(refuse(unknown("unknown-seller", wanted, known.iter().map(String::as_str)))),
        _ => {
            let ids: Vec<String> = found.iter().take(20).map(|seller| seller.id.clone()).collect();
            Err(refuse(Problem::new("several-sellers").with("word", wanted).with("sellers", ids)))
        }
    }
}
