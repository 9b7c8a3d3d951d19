//! Encodings of texts: which one a text that is not UTF-8 is in, and its letters.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{
    Decoder, ISO_8859_2, ISO_8859_15, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252,
};

/// An encoding that a table may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// Windows, Western Europe.
    Windows1252,
    /// Windows, Central Europe.
    Windows1250,
    /// Mac OS Roman: Excel's "CSV (Macintosh)".
    MacRoman,
    /// DOS, Western Europe: Excel's "CSV (MS-DOS)".
    Cp850,
    /// DOS, Central Europe.
    Cp852,
    /// DOS, Nordic.
    Cp865,
    /// ISO Latin 2, Central Europe.
    Latin2,
    /// ISO Latin 9, Western Europe with the euro.
    Latin9,
}

/// The letters of code page 850 from 0x80 on.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The letters of code page 852 from 0x80 on.
const CP852: &str = "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤\
đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}";

/// The letters of code page 865 from 0x80 on.
const CP865: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧\
╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

impl Encoding {
    /// Every encoding, by its name on the command line.
    pub const ALL: [(&'static str, Encoding); 9] = [
        ("utf-8", Encoding::Utf8),
        ("windows-1252", Encoding::Windows1252),
        ("windows-1250", Encoding::Windows1250),
        ("macroman", Encoding::MacRoman),
        ("cp850", Encoding::Cp850),
        ("cp852", Encoding::Cp852),
        ("cp865", Encoding::Cp865),
        ("iso-8859-2", Encoding::Latin2),
        ("iso-8859-15", Encoding::Latin9),
    ];

    /// Those that are guessed, the likelier first.
    const GUESSED: [Encoding; 5] =
        [Encoding::Windows1252, Encoding::MacRoman, Encoding::Cp850, Encoding::Cp865, Encoding::Windows1250];

    /// Returns its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, encoding)| *encoding == self).map_or("utf-8", |(name, _)| name)
    }

    /// Returns the text of some bytes. What has no meaning becomes U+FFFD.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        let known = match self {
            Encoding::Utf8 => return String::from_utf8_lossy(bytes),
            Encoding::Cp850 => return Cow::Owned(by_table(bytes, CP850)),
            Encoding::Cp852 => return Cow::Owned(by_table(bytes, CP852)),
            Encoding::Cp865 => return Cow::Owned(by_table(bytes, CP865)),
            Encoding::Windows1252 => WINDOWS_1252,
            Encoding::Windows1250 => WINDOWS_1250,
            Encoding::MacRoman => MACINTOSH,
            Encoding::Latin2 => ISO_8859_2,
            Encoding::Latin9 => ISO_8859_15,
        };
        known.decode_without_bom_handling(bytes).0
    }

    /// Returns the encoding in which a text that is not UTF-8 makes the most sense; `None` where it makes sense in none, or
    /// equally in two that differ.
    pub fn guess(bytes: &[u8]) -> Option<Self> {
        let mut read: Vec<(i64, Encoding, Cow<'_, str>)> = Vec::new();
        for encoding in Self::GUESSED {
            let text = encoding.decode(bytes);
            // By far the most files that are not UTF-8 come from Windows.
            let prior = if encoding == Encoding::Windows1252 { 3 } else { 0 };
            read.push((sense(&text) + prior, encoding, text));
        }
        let best = read.iter().map(|(sense, ..)| *sense).max()?;
        let mut of_best = read.iter().filter(|(sense, ..)| *sense == best);
        let (_, encoding, text) = of_best.next()?;
        (best > 0 && of_best.all(|(_, _, other)| other == text)).then_some(*encoding)
    }
}

/// Returns the text of some bytes in a code page of Windows, DOS or the Macintosh; `None` where it is not known.
pub fn decode_code_page(bytes: &[u8], page: u16) -> Option<Cow<'_, str>> {
    if bytes.is_ascii() {
        return Some(String::from_utf8_lossy(bytes));
    }
    let label = match page {
        850 => return Some(Encoding::Cp850.decode(bytes)),
        852 => return Some(Encoding::Cp852.decode(bytes)),
        865 => return Some(Encoding::Cp865.decode(bytes)),
        // What names no bytes, such as UTF-16, or one of Windows as files of Excel call it.
        0 | 1200 | 32769 => "windows-1252",
        866 => "ibm866",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 | 951 => "big5",
        10000 | 32768 => "macintosh",
        10007 => "x-mac-cyrillic",
        65001 => "utf-8",
        874 | 1250..=1258 => &format!("windows-{page}"),
        _ => return None,
    };
    let known = encoding_rs::Encoding::for_label(label.as_bytes())?;
    Some(known.decode_without_bom_handling(bytes).0)
}

fn by_table(bytes: &[u8], table: &str) -> String {
    let upper: Vec<char> = table.chars().collect();
    bytes
        .iter()
        .map(|&byte| match byte.checked_sub(0x80) {
            None => char::from(byte),
            Some(at) => upper.get(usize::from(at)).copied().unwrap_or('\u{fffd}'),
        })
        .collect()
}

/// Returns how much sense the characters beyond ASCII make where they stand: letters of names within words do, signs
/// within words and capitals after small letters do not.
fn sense(text: &str) -> i64 {
    let mut sum = 0;
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if !c.is_ascii() {
            sum += sense_of(before, c, rest.peek().copied().unwrap_or(' '));
        }
        before = c;
    }
    sum
}

fn sense_of(before: char, c: char, after: char) -> i64 {
    let within = before.is_alphabetic() && after.is_alphabetic();
    match c {
        '\u{80}'..='\u{9f}' | '\u{fffd}' => -20,
        '\u{a0}' | '–' | '—' | '€' | '·' | '…' if !within => 0,
        '’' if within => 3,
        '“' | '‘' | '«' if !before.is_alphabetic() => 2,
        '”' | '’' | '»' if !after.is_alphabetic() => 2,
        _ if c.is_alphabetic() => {
            let known = match c {
                'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' | 'ä' | 'ö' | 'Ä' | 'Ö' => 4,
                'é' | 'è' | 'ê' | 'ë' | 'ü' | 'á' | 'à' | 'í' | 'ó' | 'ú' | 'ñ' | 'ç' | 'ß' | 'ô' | 'î'
                | 'ï' | 'â' | 'û' | 'ã' | 'õ' | 'ð' | 'þ' | 'ý' | 'É' | 'È' | 'Ü' | 'Á' | 'Í' | 'Ó' | 'Ú'
                | 'Ñ' | 'Ç' | 'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ś' | 'ź' | 'ż' | 'č' | 'ď' | 'ě' | 'ň' | 'ř'
                | 'š' | 'ť' | 'ů' | 'ž' | 'ő' | 'ű' | 'Ł' | 'Ś' | 'Ż' | 'Ź' | 'Č' | 'Ř' | 'Š' | 'Ž' => {
                    2
                }
                _ => 0,
            };
            // As in `kÅre` and `MÅller`, and not as in `ÅSE`.
            let capital_within =
                c.is_uppercase() && (before.is_lowercase() || before.is_uppercase() && after.is_lowercase());
            let small_first = c.is_lowercase() && !before.is_alphabetic();
            let alone = !before.is_alphabetic() && !after.is_alphabetic();
            known - 12 * i64::from(capital_within) - i64::from(small_first) - 2 * i64::from(alone)
        }
        _ if before.is_alphabetic() || after.is_alphabetic() => -5,
        _ => -2,
    }
}

/// Whether a text looks like UTF-8 that was once read in another encoding and saved again (`BjÃ¸rn` for `Bjørn`), or like
/// one in which letters were lost (`Bj�rn`).
pub fn is_damaged(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let follows =
            !c.is_ascii() && !c.is_alphabetic() || matches!(c, 'ƒ' | 'Š' | 'Œ' | 'Ž' | 'š' | 'œ' | 'ž' | 'Ÿ');
        let twice = match before {
            // C2, C3, C4, C5 and E2 begin most characters of European texts.
            'Ã' | 'Â' | 'Ä' | 'Å' | 'â' => follows,
            // The same in MacRoman and in DOS.
            '√' | '├' => !c.is_ascii(),
            _ => false,
        };
        // An ordinal or a quotation mark may well follow a word.
        let honest = matches!(before, 'Ä' | 'Å' | 'â' | 'Â')
            && matches!(c, '’' | '”' | '»' | '…' | '–' | '—' | '‘' | '“' | '\u{a0}');
        if twice && !honest || matches!(c, '\u{80}'..='\u{9f}' | '\u{fffd}') {
            return true;
        }
        before = c;
    }
    false
}

/// Whether the name of a person has lost letters: one that became a question mark within a word (`?se S?ther`), or a sign
/// that stands where a letter was in another encoding (`S≈ther`, `K┬re`).
pub fn is_damaged_name(name: &str) -> bool {
    let is_ascii = name.is_ascii();
    if is_ascii && !name.contains('?') {
        return false;
    }
    let mut before = ' ';
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().unwrap_or(' ');
        let is_beside = before.is_alphabetic() || after.is_alphabetic();
        let is_lost = match c {
            '?' => after.is_alphabetic(),
            '\u{2500}'..='\u{259f}' => true,
            '≈' | '∏' | '√' | '∂' | '∑' | '∆' | '∫' | '≤' | '≥' | '÷' | '◊' | '†' | '‡' | '•' | '§' | '¤'
            | '¦' | '¬' | '±' | '¯' | '¸' | '¨' | '°' | '¥' | '¿' | '¡' | '¢' | '£' | '©' | '®' | '™'
            | '«' | '»' | 'µ' => {
                is_beside
                    && !(matches!(c, '«' | '»' | '©' | '®' | '™' | '†' | '‡')
                        && !(before.is_alphabetic() && after.is_alphabetic()))
            }
            'ﬁ' | 'ﬂ' | 'ª' | 'º' => {
                before.is_alphabetic() && after.is_alphabetic() && before.is_uppercase()
            }
            _ => false,
        };
        if is_lost {
            return true;
        }
        before = c;
    }
    false
}

/// Reads UTF-16 as UTF-8.
pub struct Utf16<R> {
    from: R,
    decoder: Decoder,
    /// What was decoded last, and how much of it was returned.
    decoded: String,
    returned: usize,
    ended: bool,
}

impl<R: Read> Utf16<R> {
    /// Returns a reader of bytes that follow a byte order mark.
    pub fn new(from: R, is_big_endian: bool) -> Self {
        let encoding = if is_big_endian { UTF_16BE } else { UTF_16LE };
        let decoder = encoding.new_decoder_without_bom_handling();
        Utf16 { from, decoder, decoded: String::new(), returned: 0, ended: false }
    }

    /// Decodes some more, of which the end is the last.
    fn decode(&mut self) -> io::Result<()> {
        let mut raw = [0; 8 << 10];
        let read = self.from.read(&mut raw)?;
        self.ended = read == 0;
        self.decoded.clear();
        self.returned = 0;
        self.decoded.reserve(self.decoder.max_utf8_buffer_length(read).unwrap_or(0));
        let (_, _, bad) = self.decoder.decode_to_string(&raw[..read], &mut self.decoded, self.ended);
        if bad { Err(io::Error::new(io::ErrorKind::InvalidData, "this is not UTF-16")) } else { Ok(()) }
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.returned == self.decoded.len() && !self.ended {
            self.decode()?;
        }
        let read = (&self.decoded.as_bytes()[self.returned..]).read(into)?;
        self.returned += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes of a text in an encoding.
    fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
        let bytes = text.chars().map(|c| (0..=255_u8).find(|byte| encoding.decode(&[*byte]).chars().eq([c])));
        bytes.map(|byte| byte.expect("the encoding has it")).collect()
    }

    #[test]
    fn names_are_read_in_the_encoding_they_are_in() {
        let nordic = ["Åse Bjørnstad", "Kåre Sæther", "Øyvind Ås", "Jörg Müller", "Håkon Ødegård"];
        let western = [Encoding::Windows1252, Encoding::MacRoman, Encoding::Cp850, Encoding::Cp865];
        for encoding in western {
            for name in nordic {
                let bytes = encoded(name, encoding);
                let guessed = Encoding::guess(&bytes).expect("it makes sense");
                assert_eq!(guessed.decode(&bytes), name, "{encoding:?} as {guessed:?}");
            }
        }
        for name in ["Łukasz Wiśniewski", "Jiří Šťastný", "Agnieszka Wójcik-Ślązak"] {
            let bytes = encoded(name, Encoding::Windows1250);
            assert_eq!(
                Encoding::guess(&bytes).map(|guessed| guessed.decode(&bytes).into_owned()).as_deref(),
                Some(name)
            );
        }
        for encoding in [Encoding::Cp850, Encoding::Windows1252, Encoding::MacRoman] {
            let name = "François Lefèvre, Hélène Dubois, Benoît Çelik";
            let bytes = encoded(name, encoding);
            let guessed = Encoding::guess(&bytes).map(|guessed| guessed.decode(&bytes).into_owned());
            assert_eq!(guessed.as_deref(), Some(name), "{encoding:?}");
        }
        assert_eq!(Encoding::Cp852.decode(b"Sz\x8bke \x8ari Gy\x94ngyi"), "Szőke Őri Gyöngyi");
        let bytes = b"O\x92Hara said \x93ja\x94 \x96 and left";
        assert_eq!(Encoding::guess(bytes), Some(Encoding::Windows1252));
        assert_eq!(Encoding::guess(b"\xb0\xb1\xb2 \xb0\xb1"), None);
    }

    #[test]
    fn what_was_decoded_twice_is_seen() {
        for name in ["Åse Bjørnstad", "Sæther", "Øyvind", "Łukasz", "José", "O’Hara"] {
            assert!(!is_damaged(name), "{name}");
            let twice = Encoding::Windows1252.decode(name.as_bytes()).into_owned();
            assert!(is_damaged(&twice), "{twice}");
        }
        assert!(is_damaged("Bj\u{fffd}rn"));
        assert!(!is_damaged("São João, “Å”, Âge, ÄÖÅ – Ås"));
    }

    #[test]
    fn a_name_that_lost_letters_is_seen() {
        for name in
            ["?se S?ther", "S?ther", "S≈ther", "K┬re", "B¯rge", "J∏rn", "┼se", "¿se", "¥yvind", "K°re"]
        {
            assert!(is_damaged_name(name), "{name}");
        }
        for name in [
            "Åse Sæther",
            "Kari Vik",
            "Kari Vik?",
            "Kari (?)",
            "«Kaja» Vik",
            "Kari “Kaja” Vik",
            "Col·lell",
            "O’Hara",
            "Ødegård",
            "Kari Vik ®",
            "Kari Vik †",
            "李雷",
            "Никита",
            "Kari & Ola",
            "Jürgen Groß",
            "Kari ? Vik",
        ] {
            assert!(!is_damaged_name(name), "{name}");
        }
    }

    #[test]
    fn utf_16_is_read_however_small_the_pieces() {
        let text = "Åse;8\n李雷😀;9\n".repeat(700);
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut read = String::new();
        Utf16::new(units.as_slice(), false).read_to_string(&mut read).expect("UTF-16");
        assert_eq!(read, text);
        let odd = &units[..units.len() - 1];
        assert!(Utf16::new(odd, false).read_to_string(&mut String::new()).is_err());
    }
}
