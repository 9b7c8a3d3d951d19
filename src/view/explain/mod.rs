//! Why a seller's fit with a role is what it is: what is lost where, and one plain sentence per task.

mod columns;
mod sentences;
mod waterfall;

use self::sentences::Sentences;
use super::blocks::{Block, Document, Sheet, Stop, Table};
use super::{Texts, View};
use crate::domain::Fit;
use crate::result::{Explain, ExplainedRole};

/// Decimals of points: enough for small losses, few enough to read.
const DECIMALS: usize = 1;

impl View for Explain {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns::losses(self, texts).sheet(waterfall::losses(self).map(Ok))
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let say = Sentences::new(self, texts);
        let mut blocks = vec![Block::Heading(1, say.heading())];
        if self.seller.is_rated {
            blocks.extend(say.too_little_rated().map(Block::Paragraph));
            blocks.extend(say.without_best().map(Block::Paragraph));
            blocks.extend(say.certainty_of_best().map(Block::Paragraph));
            blocks.extend(say.none_stands_out().map(Block::Paragraph));
            blocks.extend(say.circumstances().map(Block::Paragraph));
            for role in &self.roles {
                blocks.extend(about_role(self, role, &say, texts));
            }
            blocks.extend(say.capped().map(Block::Paragraph));
        } else {
            blocks.push(Block::Paragraph(texts.line("explain-nothing-rated", &[])));
        }
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

/// The way from 100 points to a role's fit: its largest losses one by one, and the others together.
pub fn points_lost(explain: &Explain, role: &ExplainedRole, most: usize, texts: &Texts) -> Table {
    let fit = role.standing.fit.unwrap_or(Fit::ZERO);
    columns::losses(explain, texts).table(waterfall::rows_up_to(explain, role, fit, most))
}

fn about_role(explain: &Explain, role: &ExplainedRole, say: &Sentences<'_>, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, say.role_heading(role))];
    blocks.extend([say.bounds(role), say.vetoed(role)].into_iter().flatten().map(Block::Paragraph));
    if let Some(fit) = role.standing.fit {
        let rows = waterfall::rows(explain, role, fit);
        blocks.push(Block::Table(columns::losses(explain, texts).table(rows)));
    }
    let lines = [say.unrated(role), say.without_upper_limits(role)];
    blocks.extend(lines.into_iter().flatten().map(Block::Paragraph));
    blocks.push(Block::List(role.tasks.iter().map(|task| say.task(task)).collect()));
    blocks
}
