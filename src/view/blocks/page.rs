//! A page to look at, print and hand out: sections of blocks, each with what it is for.

use super::{Block, Document, Line};

/// A page in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its title, for lists of documents and tabs.
    pub title: String,
    /// Its sections; the first one's heading is the page's.
    pub sections: Vec<Section>,
    /// What stands at its end, and in print below every sheet's last section.
    pub footer: Line,
    /// Whether numbers are written with a decimal comma.
    pub decimal_comma: bool,
}

/// What a section is, which decides where paper begins anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// The whole of a page that was not composed for paper.
    Whole,
    /// What is read first.
    Cover,
    /// A part about the team.
    Part,
    /// What is handed to one person.
    Person,
}

/// A section under a heading of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What it is.
    pub kind: SectionKind,
    /// Its heading.
    pub heading: Line,
    /// What stands below.
    pub blocks: Vec<Block>,
}

impl Page {
    /// A document as a page of one section.
    pub fn of(mut document: Document) -> Self {
        let heading = match document.blocks.first() {
            Some(Block::Heading(_, line)) => {
                let line = line.clone();
                document.blocks.remove(0);
                line
            }
            _ => Line::default(),
        };
        Page {
            title: heading.words(),
            sections: vec![Section { kind: SectionKind::Whole, heading, blocks: document.blocks }],
            footer: Line::default(),
            decimal_comma: document.decimal_comma,
        }
    }

    /// The page as a document for where there are no pages: section by section, in order.
    pub fn into_document(self) -> Document {
        let mut blocks = Vec::new();
        for section in self.sections {
            blocks.push(Block::Heading(1, section.heading));
            blocks.extend(section.blocks);
        }
        if !self.footer.0.is_empty() {
            blocks.push(Block::Legend(self.footer));
        }
        Document { blocks, decimal_comma: self.decimal_comma }
    }
}
