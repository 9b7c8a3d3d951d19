//! A team's answers on one page, and a page for each seller.
//!
//! A part is one file, its line in [`REPORT_PARTS`] and its words.

mod coaching;
mod cover;
mod hire;
mod matrix;
mod method;
mod monday;
mod organize;
mod people;
mod seller;

use super::blocks::{Document, Line, Page, Section, Sheet, Stop};
use super::{Arg, Texts, View};
use crate::result::report::{Audience, Report};

/// A part of a report.
#[derive(Clone, Copy, Debug)]
pub struct ReportPart {
    /// Its word on the command line and in JSON.
    pub word: &'static str,
    about: About,
    sections: fn(&Report, &Texts) -> Vec<Section>,
}

/// What a part is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// The team: never for a single seller.
    Team,
    /// Single sellers.
    Sellers,
    /// Nobody.
    Numbers,
}

macro_rules! parts {
    ($($word:literal $about:ident $module:ident;)+) => {
        /// The parts of a report, in their order, each by its word.
        pub const REPORT_PARTS: &[(&str, ReportPart)] = &[$((
            $word,
            ReportPart { word: $word, about: About::$about, sections: $module::sections },
        )),+];
    };
}

parts! {
    "cover" Team cover;
    "matrix" Team matrix;
    "people" Team people;
    "hire" Team hire;
    "organize" Team organize;
    "sellers" Sellers seller;
    "method" Numbers method;
}

impl ReportPart {
    /// Whether it is about the team, and so about several people.
    pub fn is_of_team(self) -> bool {
        self.about == About::Team
    }

    /// Whether it is the sellers' own pages.
    pub fn is_of_sellers(self) -> bool {
        self.about == About::Sellers
    }

    /// Whether it belongs to a report for these readers where nobody says which parts do.
    pub fn is_for(self, audience: Audience) -> bool {
        match audience {
            Audience::Team => true,
            Audience::Ceo => self.about != About::Sellers,
            Audience::Seller => self.about != About::Team,
        }
    }
}

impl View for Report {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        match (&self.people, self.sellers.as_slice()) {
            (None, [page]) => page.explained.sheet(texts),
            (people, _) => people::sheet(self, people.as_deref().unwrap_or_default(), texts),
        }
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        self.page(texts).map(Page::into_document)
    }

    fn page(&self, texts: &Texts) -> Result<Page, Stop> {
        let mut sections = Vec::new();
        for (word, part) in REPORT_PARTS {
            if self.parts.contains(word) {
                sections.extend((part.sections)(self, texts));
            }
        }
        let team = ("team", Arg::word(self.header.team.as_str()));
        let title = match self.sellers.as_slice() {
            [page] if self.audience == Audience::Seller => {
                let name = ("name", Arg::word(page.explained.seller.name.as_str()));
                texts.say("report-title-seller", &[team, name])
            }
            _ => texts.say("report-title", &[team]),
        };
        Ok(Page { title, sections, footer: footer(self, texts), decimal_comma: texts.decimal_comma() })
    }
}

/// What stands below: which team, when it was measured, against what, and with which program.
fn footer(report: &Report, texts: &Texts) -> Line {
    let header = &report.header;
    let args = [
        ("team", Arg::word(header.team.as_str())),
        ("date", date(report, texts)),
        ("catalog", Arg::Word(header.catalog.title())),
        ("version", Arg::word(header.salesfit)),
    ];
    texts.line("report-footer", &args)
}

/// The date of the scores, or that none is given.
fn date(report: &Report, texts: &Texts) -> Arg {
    match report.header.date {
        Some(date) => Arg::Date(Some(date)),
        None => Arg::Word(texts.word("report-undated")),
    }
}
