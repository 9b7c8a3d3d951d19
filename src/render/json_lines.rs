//! The record of a seller as a line of JSON: what serde makes of it, key by key and with no detour, since a million of them are
//! mostly keys and numbers.

use super::json::add_value;
use crate::domain::{Fit, Level};
use crate::result::{FitRecord, Label, SellerFits, Standing, Uncertainty};

/// Adds a record and a newline to a text of JSON lines.
pub fn record_line(record: &SellerFits, text: &mut Vec<u8>) {
    let SellerFits {
        id,
        name,
        role,
        best,
        stands_out,
        best_open,
        rivals,
        disagreements,
        spread,
        fits,
        best_fit: _,
        on_leave: _,
        is_unclear: _,
        in_question: _,
    } = record;
    let mut line = Line { text, last: None };
    line.words("{\"id\":", Some(id));
    line.words(",\"name\":", Some(name));
    line.words(",\"role\":", role.as_ref().map(Label::id));
    line.words(",\"best\":", best.as_ref().map(Label::id));
    line.flag(",\"stands_out\":", *stands_out);
    line.flag(",\"best_open\":", *best_open);
    line.key(",\"rivals\":");
    add_value(rivals, line.text);
    line.key(",\"disagreements\":");
    add_value(disagreements, line.text);
    line.key(",\"spread\":");
    add_value(spread, line.text);
    line.key(",\"fits\":[");
    for (at, fit) in fits.iter().enumerate() {
        line.key(if at == 0 { "{" } else { ",{" });
        line.fit(fit);
        line.key("}");
    }
    line.key("]}\n");
}

/// A line that is being written.
struct Line<'t> {
    text: &'t mut Vec<u8>,
    /// The last number, and where it begins and ends: a fit of which all is rated is its own bounds.
    last: Option<(u64, usize, usize)>,
}

impl Line<'_> {
    fn key(&mut self, key: &str) {
        self.text.extend_from_slice(key.as_bytes());
    }

    fn fit(&mut self, fit: &FitRecord) {
        let FitRecord { id, standing, uncertainty } = fit;
        self.words("\"id\":", Some(id.id()));
        let Standing { fit, low, high, coverage, level, vetoes, vetoed, unvetoed_fit, rated: _ } = standing;
        self.number(",\"fit\":", fit.map(Fit::share));
        self.number(",\"low\":", Some(low.share()));
        self.number(",\"high\":", Some(high.share()));
        if coverage.to_bits() == 1.0_f64.to_bits() {
            self.key(",\"coverage\":1.0");
        } else {
            self.number(",\"coverage\":", Some(*coverage));
        }
        self.words(",\"level\":", level.map(Level::code));
        self.key(",\"vetoes\":");
        if vetoes.is_empty() {
            self.key("[]");
        } else {
            add_value(vetoes, self.text);
        }
        self.flag(",\"vetoed\":", Some(*vetoed));
        self.number(",\"unvetoed_fit\":", unvetoed_fit.map(Fit::share));
        let Uncertainty { expected, se, low90, high90, p_best, share_of_average_below } = uncertainty;
        self.number(",\"expected\":", *expected);
        self.number(",\"se\":", *se);
        self.number(",\"low90\":", *low90);
        self.number(",\"high90\":", *high90);
        self.number(",\"p_best\":", *p_best);
        self.number(",\"share_of_average_below\":", *share_of_average_below);
    }

    fn words(&mut self, key: &str, words: Option<&str>) {
        self.key(key);
        match words {
            Some(words) if is_plain(words) => {
                self.text.push(b'"');
                self.text.extend_from_slice(words.as_bytes());
                self.text.push(b'"');
            }
            other => add_value(&other, self.text),
        }
    }

    fn flag(&mut self, key: &str, flag: Option<bool>) {
        self.key(key);
        self.key(match flag {
            Some(true) => "true",
            Some(false) => "false",
            None => "null",
        });
    }

    fn number(&mut self, key: &str, number: Option<f64>) {
        self.key(key);
        let Some(number) = number else { return self.key("null") };
        let start = self.text.len();
        match self.last {
            Some((bits, from, to)) if bits == number.to_bits() => self.text.extend_from_within(from..to),
            _ => add_value(&number, self.text),
        }
        self.last = Some((number.to_bits(), start, self.text.len()));
    }
}

/// Whether words need no escape.
fn is_plain(words: &str) -> bool {
    words.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\')
}
