//! Which columns of a table stand where, how wide, and under which headings: the whole table if it can be
//! made to fit, its parts under each other if it cannot.

use super::fold::least_width;
use super::measure::{Kind, Measures};
use crate::render::sanitize::sanitize;
use crate::view::blocks::{Column, Keep};

/// Lines that a heading may be folded into.
pub(super) const HEAD_LINES: usize = 3;
/// The least that a column of words is cut down to.
const LEAST_WORDS: usize = 12;
/// Beside more fits than these a name is cut rather than wrapped, so that they make one picture.
const MOST_FITS_WRAPPED: usize = 2;
/// The least room in which words are wrapped rather than cut, and the most that they are given.
const WRAP_ROOM: std::ops::RangeInclusive<usize> = 28..=72;

/// The least room of each of several columns that are wrapped beside each other.
const SHARED_ROOM: usize = 18;

/// A column in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    /// Which of the table's columns it is.
    pub(super) column: usize,
    /// Its width without the gap.
    pub(super) width: usize,
    /// Empty columns to its left.
    pub(super) gap: usize,
    /// Its heading, cleaned, to be folded into the width.
    pub(super) head: String,
    /// Whether what is too wide is wrapped; else it is cut.
    pub(super) wraps: bool,
}

/// A way of setting a table.
#[derive(Clone, Copy)]
struct Setting {
    /// Lines that headings are folded into, but for a matrix: fits are narrow, and its headings are as well.
    lines: usize,
    /// The widest that a heading may be in full; a wider one is replaced by its short one.
    widest: usize,
    /// Wide gaps, and air around fits.
    roomy: bool,
    /// All fits equally wide, whatever their headings.
    even: bool,
}

/// From the most generous to the tightest; the first that fits is taken.
const SETTINGS: [Setting; 8] = [
    Setting { lines: 1, widest: usize::MAX, roomy: true, even: false },
    Setting { lines: 2, widest: usize::MAX, roomy: true, even: false },
    Setting { lines: 3, widest: usize::MAX, roomy: true, even: false },
    Setting { lines: 3, widest: usize::MAX, roomy: false, even: false },
    Setting { lines: 3, widest: 10, roomy: true, even: false },
    Setting { lines: 3, widest: 0, roomy: true, even: true },
    Setting { lines: 3, widest: 0, roomy: false, even: true },
    TIGHTEST,
];
const TIGHTEST: Setting = Setting { lines: 3, widest: 0, roomy: false, even: false };

/// A table's parts, each at most `width` wide if that can be had at all, with the columns in order.
pub(super) fn plan(columns: &[Column], measures: &Measures, width: usize) -> Vec<Vec<Placed>> {
    let planner = Planner { columns, measures, width };
    let mut kept: Vec<usize> = (0..columns.len()).collect();
    loop {
        if let Some(whole) = planner.whole(&kept) {
            return vec![whole];
        }
        match kept.iter().rposition(|&i| columns[i].keep == Keep::Optional) {
            Some(last) => kept.remove(last),
            None => break,
        };
    }
    // A bar shows what a number says: rather none than a table in parts.
    let is_bar = |i: &usize| measures.kinds[*i] == Kind::Bar;
    if kept.iter().any(is_bar)
        && let Some(whole) = planner.whole(&kept.iter().copied().filter(|i| !is_bar(i)).collect::<Vec<_>>())
    {
        return vec![whole];
    }
    let mut tight = planner.place(&kept, TIGHTEST);
    planner.cut(&mut tight, width);
    let nothing_to_split = kept.iter().all(|&i| columns[i].keep == Keep::Always);
    if total(&tight) <= width || nothing_to_split { vec![tight] } else { planner.split(&kept) }
}

fn total(placed: &[Placed]) -> usize {
    placed.iter().map(|placed| placed.gap + placed.width).sum()
}

struct Planner<'a> {
    columns: &'a [Column],
    measures: &'a Measures,
    width: usize,
}

impl Planner<'_> {
    /// The columns in one part, in the most generous setting that fits; `None` where none does.
    fn whole(&self, kept: &[usize]) -> Option<Vec<Placed>> {
        let set = || SETTINGS.iter().map(|setting| self.place(kept, *setting));
        set().find(|placed| total(placed) <= self.width).or_else(|| set().find_map(|set| self.wrapped(set)))
    }

    /// The columns with those that are wrapped as narrow as the page wants them; `None` where they cannot be wrapped there.
    fn wrapped(&self, mut placed: Vec<Placed>) -> Option<Vec<Placed>> {
        let wrapped: Vec<usize> = (0..placed.len()).filter(|&at| placed[at].wraps).collect();
        let wanted: usize = wrapped.iter().map(|&at| placed[at].width).sum();
        let room = self.width.checked_sub(total(&placed) - wanted)?;
        let least = if wrapped.len() > 1 { SHARED_ROOM * wrapped.len() } else { *WRAP_ROOM.start() };
        if wrapped.is_empty() || room < least {
            return None;
        }
        // Each as much as it wants of the page, but none less than its least room; the last takes what rounding leaves.
        let spare = room - SHARED_ROOM * wrapped.len().min(room / SHARED_ROOM);
        let mut left = room;
        for &at in &wrapped {
            let own = (SHARED_ROOM + spare * placed[at].width / wanted.max(1)).min(left);
            placed[at].width = if at == wrapped[wrapped.len() - 1] { left } else { own };
            left -= placed[at].width.min(left);
        }
        Some(placed)
    }

    fn place(&self, kept: &[usize], setting: Setting) -> Vec<Placed> {
        let mut placed: Vec<Placed> = Vec::with_capacity(kept.len());
        let mut before = None;
        for &column in kept {
            let kind = self.measures.kinds[column];
            let gap = match before {
                None => 0,
                // Fits touch: their fills make one picture.
                Some(Kind::Fit) if kind == Kind::Fit => 0,
                Some(_) if setting.roomy => 2,
                Some(_) => 1,
            };
            before = Some(kind);
            let (width, head) = self.fit(column, setting);
            let wraps = self.wraps(column);
            placed.push(Placed { column, width, gap, head, wraps });
        }
        if setting.even {
            let is_fit = |placed: &&mut Placed| self.measures.kinds[placed.column] == Kind::Fit;
            let widest = placed.iter_mut().filter(is_fit).map(|placed| placed.width).max().unwrap_or(0);
            placed.iter_mut().filter(is_fit).for_each(|placed| placed.width = widest);
        }
        placed
    }

    /// A column's width in a setting, and its heading there.
    fn fit(&self, column: usize, setting: Setting) -> (usize, String) {
        let lines = if self.is_matrix() { HEAD_LINES } else { setting.lines };
        let Column { head, short, .. } = &self.columns[column];
        let short = short.as_ref().filter(|_| least_width(head, lines) > setting.widest);
        let head = sanitize(short.unwrap_or(head)).trim().to_owned();
        let content = self.measures.widths[column];
        if self.measures.kinds[column] == Kind::Fit {
            let mould = self.measures.mould;
            // One column keeps numbers apart: the bracket's, where there is one, and it is mostly empty.
            let air = if setting.roomy { 2 } else { 0 } + usize::from(!mould.bracket);
            // Headings keep apart although fits touch.
            let room = usize::from(self.measures.crowded[column]);
            return ((content + air).max(least_width(&head, lines) + 1) + room, head);
        }
        let content = if self.wraps(column) { content.min(*WRAP_ROOM.end()) } else { content };
        (content.max(least_width(&head, lines)), head)
    }

    /// The last column may be wrapped if it holds words that do not say which row this is; another, where it asks for it.
    fn wraps(&self, column: usize) -> bool {
        let keep = self.columns[column].keep;
        let is_last = column + 1 == self.columns.len() && keep == Keep::Body;
        (is_last || keep == Keep::Wrapped) && self.is_words(column)
    }

    /// Narrows the widest of the columns that name a row, time and again, until all fits or none can be narrowed; what is too
    /// wide is then wrapped, or cut in a matrix.
    fn cut(&self, placed: &mut [Placed], width: usize) {
        while total(placed) > width {
            let named = placed.iter_mut().filter(|placed| self.may_be_cut(placed));
            match named.max_by_key(|placed| placed.width) {
                Some(widest) => {
                    widest.width -= 1;
                    // Of fits beside each other each row is one line; elsewhere no name loses its end.
                    widest.wraps = self.fits() <= MOST_FITS_WRAPPED;
                }
                None => break,
            }
        }
    }

    /// Parts that each repeat the columns that name a row, with as many of the others as go in.
    fn split(&self, kept: &[usize]) -> Vec<Vec<Placed>> {
        let (always, body): (Vec<_>, Vec<_>) =
            kept.iter().copied().partition(|&i| self.columns[i].keep == Keep::Always);
        let part = |body: &[usize], setting| self.part(&always, body, setting);
        let fits = |body: &[usize], setting| body.len() < 2 || total(&part(body, setting)) <= self.width;
        let mut parts: Vec<&[usize]> = Vec::new();
        let mut rest = &body[..];
        while !rest.is_empty() {
            let most = (1..=rest.len()).take_while(|&most| fits(&rest[..most], TIGHTEST)).last().unwrap_or(1);
            let (first, others) = rest.split_at(most);
            parts.push(first);
            rest = others;
        }
        // The same number of parts, about equally long, if that fits too: then in the best setting that does.
        let equal: Vec<_> = body.chunks(body.len().div_ceil(parts.len().max(1)).max(1)).collect();
        if equal.iter().all(|body| fits(body, TIGHTEST)) {
            parts = equal;
        }
        let roomiest = SETTINGS.into_iter().find(|setting| parts.iter().all(|body| fits(body, *setting)));
        let setting = roomiest.unwrap_or(TIGHTEST);
        parts.into_iter().map(|body| part(body, setting)).collect()
    }

    /// Whether a column names a row and is wide enough to lose a character.
    fn may_be_cut(&self, placed: &Placed) -> bool {
        placed.width > LEAST_WORDS
            && self.columns[placed.column].keep == Keep::Always
            && self.is_words(placed.column)
    }

    /// One part of a split table; the columns that name a row get a little less than half of the page.
    fn part(&self, always: &[usize], body: &[usize], setting: Setting) -> Vec<Placed> {
        let columns: Vec<_> = always.iter().chain(body).copied().collect();
        let mut placed = self.place(&columns, setting);
        let names = always.len();
        self.cut(&mut placed[..names], self.width / 2 - 1);
        // A last column of words gives way: as far as it wraps well, or all the way where it is alone.
        let over = total(&placed).saturating_sub(self.width);
        let least = if body.len() == 1 { LEAST_WORDS } else { *WRAP_ROOM.start() };
        if let Some(last) = placed[names..].last_mut().filter(|last| self.is_words(last.column)) {
            last.width = last.width.saturating_sub(over).max(least.min(last.width));
        }
        placed
    }

    fn is_matrix(&self) -> bool {
        self.fits() > 1
    }

    fn fits(&self) -> usize {
        self.measures.kinds.iter().filter(|kind| **kind == Kind::Fit).count()
    }

    fn is_words(&self, column: usize) -> bool {
        self.measures.kinds[column] == Kind::Words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::terminal::measure::FitWidths;

    /// Numbers that look random and are the same in every run (Knuth, TAOCP 3.3.4).
    fn some(seed: &mut u64, below: u64) -> usize {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((*seed >> 33) % below).unwrap_or(0)
    }

    #[test]
    fn no_part_is_wider_than_the_page_and_no_column_is_lost() {
        let mut seed = 1;
        for _ in 0..100 {
            let mut columns = vec![Column::new("name", "Seller").keep(Keep::Always)];
            let mut measures = Measures {
                kinds: vec![Kind::Words],
                widths: vec![some(&mut seed, 40)],
                mould: FitWidths { number: 3, tail: 2, bracket: true },
                crowded: vec![false],
            };
            for _ in 0..some(&mut seed, 30) {
                let head = ["Key account manager", "Hunter", "Bid-manager"][some(&mut seed, 3)];
                let keep = if some(&mut seed, 9) == 0 { Keep::Optional } else { Keep::Body };
                columns.push(Column::new(head, head).short(&head[..3]).keep(keep));
                let kind = [Kind::Fit, Kind::Number, Kind::Bar][some(&mut seed, 3)];
                measures.kinds.push(kind);
                measures.crowded.push(some(&mut seed, 3) == 0);
                measures.widths.push(if kind == Kind::Bar { 20 } else { 5 });
            }
            let width = 40 + some(&mut seed, 160);
            let parts = plan(&columns, &measures, width);
            assert!(parts.iter().all(|part| total(part) <= width && part[0].column == 0));
            let body: Vec<_> = parts.iter().flat_map(|part| &part[1..]).map(|p| p.column).collect();
            let kept = (1..columns.len()).filter(|&i| {
                let may_go = columns[i].keep == Keep::Optional || measures.kinds[i] == Kind::Bar;
                !may_go || body.contains(&i)
            });
            assert!(kept.eq(body.iter().copied()));
        }
    }

    #[test]
    fn a_name_without_room_is_wrapped_but_for_a_matrix() {
        let mould = FitWidths { number: 3, tail: 2, bracket: true };
        let columns = ["Plan", "Now", "Then", "Best"].map(|head| Column::new(head, head));
        let columns: Vec<Column> = columns.into_iter().map(|column| column.keep(Keep::Always)).collect();
        for (kind, wraps) in [(Kind::Number, true), (Kind::Fit, false)] {
            let kinds = vec![Kind::Words, kind, kind, kind];
            let measures = Measures { kinds, widths: vec![40, 5, 5, 5], mould, crowded: vec![false; 4] };
            let parts = plan(&columns, &measures, 40);
            assert!(parts[0][0].width < 40);
            assert_eq!(parts[0][0].wraps, wraps);
        }
    }

    #[test]
    fn a_wide_page_stretches_nothing() {
        let columns = [Column::new("a", "Seller").keep(Keep::Always), Column::new("b", "Hunter")];
        let mould = FitWidths { number: 3, tail: 2, bracket: true };
        let kinds = vec![Kind::Words, Kind::Fit];
        let measures = Measures { kinds, widths: vec![20, 5], mould, crowded: vec![false; 2] };
        assert_eq!(plan(&columns, &measures, 400), plan(&columns, &measures, 80));
    }
}
