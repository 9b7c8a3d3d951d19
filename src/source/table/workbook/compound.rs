//! The files within a file that Excel wrote until 2007, and in which it wraps what has a password (MS-CFB).

use super::Refused;

/// Smaller streams are packed into one.
const SMALL: u64 = 4096;
const SMALL_SECTOR: usize = 64;
const END: u32 = 0xffff_fffe;

/// An opened compound file.
pub struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// The sector that follows each.
    next: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

impl<'b> Compound<'b> {
    /// Opens a compound file.
    ///
    /// # Errors
    /// It is none, or is damaged.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Refused> {
        let shift = number16(bytes, 30)?;
        if !matches!(shift, 9 | 12) {
            return Err(Refused::damaged("its sectors have no usual size"));
        }
        let mut file = Compound { bytes, sector: 1 << shift, next: Vec::new(), entries: Vec::new() };
        let mut tables = Vec::new();
        for at in 0..109 {
            tables.push(number32(bytes, 76 + 4 * at)?);
        }
        let (mut more, sectors) = (number32(bytes, 68)?, bytes.len() / file.sector);
        while more < END && tables.len() <= sectors + 109 {
            let sector = file.sector(more)?;
            let words = sector.len() / 4 - 1;
            for at in 0..words {
                tables.push(number32(sector, 4 * at)?);
            }
            more = number32(sector, 4 * words)?;
        }
        for table in tables.into_iter().filter(|table| *table < END).take(sectors + 1) {
            let sector = file.sector(table)?;
            let words =
                sector.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]));
            file.next.extend(words);
        }
        let directory = file.chain(number32(bytes, 48)?, &file.next, usize::MAX)?;
        for entry in directory.chunks_exact(128) {
            let length = usize::from(number16(entry, 64)?).clamp(2, 64) - 2;
            let units = entry[..length].chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
            let name = char::decode_utf16(units).map(|c| c.unwrap_or('?')).collect();
            let size = u64::from(number32(entry, 120)?);
            file.entries.push(Entry { name, start: number32(entry, 116)?, size });
        }
        Ok(file)
    }

    /// Whether there is a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// Returns the bytes of a stream; `None` where there is none of this name.
    ///
    /// # Errors
    /// The file is damaged.
    pub fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let size = usize::try_from(entry.size).map_err(|_| Refused::TooLarge)?;
        if entry.size >= SMALL {
            return self.chain(entry.start, &self.next, size).map(Some);
        }
        let Some(root) = self.entries.first() else { return Ok(None) };
        let packed = self.chain(root.start, &self.next, usize::MAX)?;
        let table = self.chain(number32(self.bytes, 60)?, &self.next, usize::MAX)?;
        let next: Vec<u32> = table
            .chunks_exact(4)
            .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
            .collect();
        let mut stream = Vec::new();
        let mut at = entry.start;
        while at < END && stream.len() < size {
            let from = at as usize * SMALL_SECTOR;
            stream.extend(packed.get(from..from + SMALL_SECTOR).ok_or_else(cut)?);
            at = next.get(at as usize).copied().unwrap_or(END);
        }
        stream.truncate(size);
        Ok(Some(stream))
    }

    fn sector(&self, at: u32) -> Result<&'b [u8], Refused> {
        let from = (at as usize + 1).checked_mul(self.sector).ok_or_else(cut)?;
        self.bytes.get(from..from + self.sector).ok_or_else(cut)
    }

    /// The bytes of a chain of sectors, at most so many.
    fn chain(&self, start: u32, next: &[u32], size: usize) -> Result<Vec<u8>, Refused> {
        let mut bytes = Vec::new();
        if size <= self.bytes.len() {
            bytes.reserve_exact(size);
        }
        let mut at = start;
        while at < END && bytes.len() < size {
            // A chain that bites its tail is longer than the file.
            if bytes.len() > self.bytes.len() {
                return Err(Refused::damaged("its parts form a circle"));
            }
            // The last sector may be cut.
            let from = (at as usize + 1).checked_mul(self.sector).ok_or_else(cut)?;
            let to = (from + self.sector).min(self.bytes.len());
            bytes.extend(self.bytes.get(from..to).ok_or_else(cut)?);
            at = next.get(at as usize).copied().unwrap_or(END);
        }
        bytes.truncate(size);
        Ok(bytes)
    }
}

fn cut() -> Refused {
    Refused::damaged("it ends early")
}

fn number16(bytes: &[u8], at: usize) -> Result<u16, Refused> {
    let bytes = bytes.get(at..at + 2).ok_or_else(cut)?;
    Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
}

fn number32(bytes: &[u8], at: usize) -> Result<u32, Refused> {
    let bytes = bytes.get(at..at + 4).ok_or_else(cut)?;
    Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}
