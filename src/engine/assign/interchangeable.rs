//! Who could hold a seat as well as the one who has it.

use super::instance::Instance;
use super::tie_breaking::TIE;

/// For each row with a seat, the rows that could change places with it without any loss, in their order; empty for the
/// bench and for those pinned. `columns` has the column of each row.
pub(super) fn interchangeable(instance: &Instance, columns: &[usize]) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new(); columns.len()];
    for (row, &own) in columns.iter().enumerate() {
        if own == instance.bench() || instance.pinned[row] {
            continue;
        }
        for (other, &theirs) in columns.iter().enumerate() {
            if theirs == own || instance.pinned[other] {
                continue;
            }
            if !instance.may_sit(row, theirs) || !instance.may_sit(other, own) {
                continue;
            }
            let now = instance.value(row, own) + instance.value(other, theirs);
            let then = instance.value(row, theirs) + instance.value(other, own);
            if (now - then).abs() <= TIE {
                all[row].push(other);
            }
        }
    }
    all
}
