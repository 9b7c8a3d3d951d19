//! How parts combine into a fit (F3, F6), and how the loss splits by part (F7).

use crate::domain::{SLACK, Tradeoff};

/// F3, F6: the weighted mean of parts `(weight, value)`, values 0 to 1, weights above 0, at least one part.
///
/// The power means of Hardy, Littlewood & Pólya (1934) with p = 1 (full tradeoff, arithmetic), p → 0 (partial,
/// geometric; the D of Derringer & Suich 1980, weighted as in Derringer 1994) and p → −∞ (none, the minimum).
///
/// ```
/// use salesfit::{domain::Tradeoff, engine::mean};
///
/// let parts = [(0.5, 0.9), (0.3, 0.4), (0.2, 1.0)];
/// assert!((mean(Tradeoff::Full, &parts) - 0.77).abs() < 1e-12);
/// assert!((mean(Tradeoff::Partial, &parts) - 0.720675).abs() < 1e-6);
/// assert_eq!(mean(Tradeoff::None, &parts), 0.4);
/// ```
pub fn mean(tradeoff: Tradeoff, parts: &[(f64, f64)]) -> f64 {
    match tradeoff {
        Tradeoff::Full => sum(parts, |value| value) / total(parts),
        Tradeoff::Partial if parts.iter().any(|&(_, value)| value <= 0.0) => 0.0,
        Tradeoff::Partial => libm::exp(sum(parts, libm::log) / total(parts)),
        Tradeoff::None => least(parts),
    }
}

/// F7: the loss `1 - mean` of parts `(weight, value)`, split by part in their order; the losses sum to it.
///
/// Where nothing is lost every part's loss is 0.
pub fn split_loss(tradeoff: Tradeoff, parts: &[(f64, f64)]) -> Vec<f64> {
    let loss = 1.0 - mean(tradeoff, parts);
    match tradeoff {
        Tradeoff::Full => {
            let total = total(parts);
            parts.iter().map(|&(weight, value)| weight * (1.0 - value) / total).collect()
        }
        Tradeoff::Partial if parts.iter().any(|&(_, value)| value <= 0.0) => {
            by_weight(loss, parts, |value| value <= 0.0)
        }
        Tradeoff::Partial => {
            let logs = sum(parts, libm::log);
            if logs >= 0.0 {
                return vec![0.0; parts.len()];
            }
            parts.iter().map(|&(weight, value)| loss * (weight * libm::log(value) / logs)).collect()
        }
        Tradeoff::None => {
            let least = least(parts);
            // A part of 1 loses nothing, however near to the minimum.
            by_weight(loss, parts, |value| value <= least + SLACK && value < 1.0)
        }
    }
}

/// A loss shared by weight among the parts with a value that shares it; 0 for the others.
fn by_weight(loss: f64, parts: &[(f64, f64)], shares: impl Fn(f64) -> bool) -> Vec<f64> {
    if loss <= 0.0 {
        return vec![0.0; parts.len()];
    }
    let sharing: Vec<f64> =
        parts.iter().map(|&(weight, value)| if shares(value) { weight } else { 0.0 }).collect();
    let total: f64 = sharing.iter().sum();
    sharing.into_iter().map(|weight| loss * weight / total).collect()
}

fn total(parts: &[(f64, f64)]) -> f64 {
    parts.iter().map(|&(weight, _)| weight).sum()
}

fn sum(parts: &[(f64, f64)], of: impl Fn(f64) -> f64) -> f64 {
    parts.iter().map(|&(weight, value)| weight * of(value)).sum()
}

fn least(parts: &[(f64, f64)]) -> f64 {
    parts.iter().map(|&(_, value)| value).fold(f64::INFINITY, f64::min)
}
