//! Sharing work out among the cores of the machine that builds the site.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// Runs `work` on one thread per core. Each is given its number, from 0, and how many threads there are, and does its
/// share of the whole: usually every nth piece, beginning with its number. The results are in the order of the threads.
///
/// # Errors
/// The first error in that order; the other threads finish their shares all the same.
///
/// # Panics
/// If `work` panics.
pub fn on_every_core<T: Send, E: Send>(
    work: impl Fn(usize, usize) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let work = &work;
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|at| scope.spawn(move || work(at, threads))).collect();
        running.into_iter().map(|one| one.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::on_every_core;

    #[test]
    fn every_share_is_done_once_and_in_order_and_an_error_is_the_answer() {
        let done = on_every_core(|at, of| Ok::<_, ()>((at, of))).expect("no thread fails");
        assert!(!done.is_empty());
        assert_eq!(done, (0..done.len()).map(|at| (at, done.len())).collect::<Vec<_>>());
        assert_eq!(on_every_core(|at, _| Err::<(), _>(at)), Err(0));
    }
}
