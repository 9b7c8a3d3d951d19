//! Texts that cells share, held compactly and with limits.

use super::Refused;

/// The most texts that are held, and the most bytes of them.
const MAX_STRINGS: usize = 2 << 20;
const MAX_TEXT: usize = 48 << 20;

/// Texts by their numbers, one after the other.
#[derive(Default)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Adds a text. Returns its number.
    ///
    /// # Errors
    /// There are too many.
    pub fn push(&mut self, text: &str) -> Result<u32, Refused> {
        let at = self.ends.len();
        if self.text.len() + text.len() > MAX_TEXT || at >= MAX_STRINGS {
            return Err(Refused::TooLarge);
        }
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).map_err(|_| Refused::TooLarge)?);
        u32::try_from(at).map_err(|_| Refused::TooLarge)
    }

    /// Returns the text of a number, from 0; `None` where there is none.
    pub fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? as usize };
        self.text.get(start..end)
    }
}
