//! The automatic planner, in a worker of its own: the page keeps its frames while it thinks. It is told the pack once
//! and then asked any number of questions; whoever asks no longer wants an answer ends the worker.

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::start();
}

#[cfg(target_arch = "wasm32")]
mod worker {
    use std::cell::RefCell;
    use std::ops::ControlFlow;

    use hangyong::atlas::packed;
    use hangyong::domain::{Atlas, Ways};
    use hangyong::plan::trip::talk::{Ask, Tell, bytes, heard};
    use hangyong::plan::trip::{Look, Planner, Wishes};
    use hangyong::plan::{Budget, Effort};
    use hangyong::platform::{clock, conversation, fetch};
    use wasm_bindgen_futures::spawn_local;

    /// A traveller sees a plan grow, not flicker.
    const BETWEEN_LOOKS_S: f64 = 0.08;

    /// The pack, and what was asked before it came.
    enum Desk {
        Waiting(Vec<Ask>),
        Ready(Box<(Atlas, Ways)>),
        NoPack,
    }

    thread_local! {
        static DESK: RefCell<Desk> = const { RefCell::new(Desk::Waiting(Vec::new())) };
    }

    pub fn start() {
        conversation::listen(|said| {
            if let Some(ask) = heard(&said) {
                hear(ask);
            }
        });
    }

    fn hear(ask: Ask) {
        match ask {
            Ask::PackAt(address) => spawn_local(async move {
                open(fetch::bytes(&address).await.ok());
            }),
            Ask::Pack(packed) => open(Some(packed)),
            ask => DESK.with_borrow_mut(|desk| match desk {
                Desk::Waiting(waiting) => waiting.push(ask),
                Desk::Ready(world) => answer(&world.0, &world.1, ask),
                Desk::NoPack => tell(&Tell::NoPack),
            }),
        }
    }

    fn open(bytes: Option<Vec<u8>>) {
        let atlas = bytes.and_then(|bytes| packed::decode(&bytes).ok());
        let desk = atlas.map_or(Desk::NoPack, |atlas| {
            let ways = Ways::new(&atlas);
            Desk::Ready(Box::new((atlas, ways)))
        });
        if let Desk::Waiting(waiting) = DESK.replace(desk) {
            waiting.into_iter().for_each(hear);
        }
    }

    fn answer(atlas: &Atlas, ways: &Ways, ask: Ask) {
        let planner = Planner::new(atlas, ways);
        match ask {
            Ask::Plan { wishes, rounds, seed } => plan(&planner, &wishes, rounds, seed),
            Ask::Explain(wishes, answer) => {
                tell(&Tell::Explained(Box::new(planner.explained(&wishes, &answer))));
            }
            Ask::Order(standing, day) => tell(&Tell::Ordered(day, planner.better_order(&standing, day))),
            Ask::Fill(standing, day, at) => tell(&Tell::Fits(day, at, planner.fits(&standing, day, at))),
            Ask::Spares(standing) => tell(&Tell::Spares(planner.spares(&standing))),
            Ask::PackAt(_) | Ask::Pack(_) => {}
        }
    }

    fn plan(planner: &Planner, wishes: &Wishes, rounds: u64, seed: u64) {
        let effort = Effort { budget: Budget::Rounds(rounds), seed, prove: true };
        let mut told = f64::NEG_INFINITY;
        let mut better = None;
        let planned = planner.plan(wishes, effort, &mut now, &mut |look: &Look| {
            better = look.better.map(<[_]>::to_vec).or(better.take());
            if now() - told >= BETWEEN_LOOKS_S {
                told = now();
                tell(&match better.take() {
                    Some(days) => Tell::Better(look.answer(&days)),
                    None => Tell::Spent(look.spent),
                });
            }
            ControlFlow::Continue(())
        });
        tell(&match planned {
            Ok(answer) => Tell::Planned(answer),
            Err(refusal) => Tell::Refused(refusal),
        });
    }

    fn now() -> f64 {
        clock::performance_ms() / 1000.0
    }

    fn tell(said: &Tell) {
        conversation::tell(&bytes(said));
    }
}
