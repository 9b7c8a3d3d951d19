//! The threads that long work is spread over.

use std::sync::Once;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// Starts one thread for each core, or works on the calling thread alone where no thread can be had. Called before work is
/// spread, and not at the start of the program: a small team is answered before threads have started.
fn start() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        if ThreadPoolBuilder::new().build_global().is_err() {
            // Where even this fails there is a pool already, which serves as well.
            drop(ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global());
        }
    });
}

/// Returns `of` each of some pieces of work, in their order, worked out over all cores.
pub fn spread<P: IntoParallelIterator, T: Send>(
    pieces: P,
    of: impl Fn(P::Item) -> T + Sync + Send,
) -> Vec<T> {
    start();
    pieces.into_par_iter().map(of).collect()
}

/// Below this number of sellers, starting threads costs more than it saves.
pub const FEW_SELLERS: usize = 512;

/// Up to this many draws, starting threads costs more than it saves.
const FEW_DRAWN: usize = 1 << 15;

/// Whether drawing so many sellers takes so long that it is worth more than one thread.
pub fn are_worth(sellers: usize, draws: usize) -> bool {
    sellers * draws > FEW_DRAWN
}

/// Returns `of` each number below `count`, in order: over all cores where that takes `long`, else on the calling thread, which
/// is done before others have started.
pub fn map<T: Send>(count: usize, long: bool, of: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    map_with(count, long, || (), |(), at| of(at))
}

/// Returns the same with a `scratch` that is made once for each piece of the work.
pub fn map_with<S, T: Send>(
    count: usize,
    long: bool,
    scratch: impl Fn() -> S + Sync + Send,
    of: impl Fn(&mut S, usize) -> T + Sync + Send,
) -> Vec<T> {
    if !long {
        let mut scratch = scratch();
        return (0..count).map(|at| of(&mut scratch, at)).collect();
    }
    start();
    (0..count).into_par_iter().map_init(scratch, of).collect()
}
