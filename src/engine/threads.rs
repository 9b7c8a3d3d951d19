//! The threads that long work is spread over.

use std::sync::Once;

use rayon::ThreadPoolBuilder;

/// Starts one thread for each core, or works on the calling thread alone where no thread can be had. Called before work is
/// spread, and not at the start of the program: a small team is answered before threads have started.
pub fn start() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        if ThreadPoolBuilder::new().build_global().is_err() {
            // Where even this fails there is a pool already, which serves as well.
            drop(ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global());
        }
    });
}
