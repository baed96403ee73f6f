//! The automatic planner, in a worker of its own, so that the page stays responsive while it plans. It is sent the pack
//! once and then asked any number of questions; to abandon a question, the page terminates the worker.

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::start();
}

#[cfg(target_arch = "wasm32")]
mod worker {
    use std::cell::RefCell;
    use std::ops::ControlFlow;

    use hangyong::atlas::packed;
    use hangyong::domain::trip::TripMode;
    use hangyong::domain::{Atlas, Ways};
    use hangyong::plan::trip::talk::{PlannerEvent, PlannerRequest, bytes, heard};
    use hangyong::plan::trip::{Answer, Planner, SearchProgress, Wishes};
    use hangyong::plan::{Budget, Effort};
    use hangyong::platform::task::spawn_local;
    use hangyong::platform::{clock, conversation, fetch};

    /// Seconds between two progress messages: a traveller should see a plan grow, not flicker.
    const BETWEEN_LOOKS_S: f64 = 0.08;

    /// The planner, or what was asked before the pack arrived.
    enum Desk {
        Waiting(Vec<PlannerRequest>),
        Ready(Planner<'static>),
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

    fn hear(ask: PlannerRequest) {
        match ask {
            PlannerRequest::PackAt(address) => spawn_local(async move {
                open(fetch::bytes(&address).await.ok());
            }),
            PlannerRequest::Pack(packed) => open(Some(packed)),
            ask => DESK.with_borrow_mut(|desk| match desk {
                Desk::Waiting(waiting) => waiting.push(ask),
                Desk::Ready(planner) => answer(planner, ask),
                Desk::NoPack => tell(&PlannerEvent::NoPack),
            }),
        }
    }

    fn open(bytes: Option<Vec<u8>>) {
        let atlas = bytes.and_then(|bytes| packed::decode(&bytes).ok());
        let desk = atlas.map_or(Desk::NoPack, |atlas| {
            let ways = Ways::new(&atlas);
            // The worker keeps one pack for its lifetime, and its planner keeps the ways that it has computed.
            let world: &'static (Atlas, Ways) = Box::leak(Box::new((atlas, ways)));
            Desk::Ready(Planner::new(&world.0, &world.1))
        });
        let Desk::Waiting(waiting) = DESK.replace(desk) else { return };
        if waiting.is_empty() {
            // The reader is still answering the planner's questions; most such plans are for public transport.
            DESK.with_borrow(|desk| {
                if let Desk::Ready(planner) = desk {
                    planner.prepare(TripMode::Transit);
                }
            });
        }
        waiting.into_iter().for_each(hear);
    }

    fn answer(planner: &Planner, ask: PlannerRequest) {
        match ask {
            PlannerRequest::Plan { wishes, rounds, seed } => plan(planner, &wishes, rounds, seed),
            PlannerRequest::Explain(wishes, answer) => {
                tell(&PlannerEvent::Explained(Box::new(planner.explained(&wishes, &answer))));
            }
            PlannerRequest::Order(standing, day) => {
                tell(&PlannerEvent::Ordered(day, planner.better_order(&standing, day)))
            }
            PlannerRequest::Fill(standing, day, at) => {
                tell(&PlannerEvent::Fits(day, at, planner.fits(&standing, day, at)))
            }
            PlannerRequest::Spares(standing) => tell(&PlannerEvent::Spares(planner.spares(&standing))),
            PlannerRequest::PackAt(_) | PlannerRequest::Pack(_) => {}
        }
    }

    fn plan(planner: &Planner, wishes: &Wishes, rounds: u64, seed: u64) {
        let effort = Effort { budget: Budget::Rounds(rounds), seed, prove: true };
        let mut told = f64::NEG_INFINITY;
        let mut better = None;
        let planned = planner.plan_without_advice(wishes, effort, &mut now, &mut |look: &SearchProgress| {
            better = look.better.map(<[_]>::to_vec).or(better.take());
            if now() - told >= BETWEEN_LOOKS_S {
                told = now();
                tell(&match better.take() {
                    Some(days) => PlannerEvent::Better(look.answer(&days)),
                    None => PlannerEvent::Spent(look.spent),
                });
            }
            ControlFlow::Continue(())
        });
        match planned {
            Ok(answer) => {
                tell(&PlannerEvent::Planned(answer.clone()));
                advise(planner, wishes, &answer);
            }
            Err(refusal) => tell(&PlannerEvent::Refused(refusal)),
        }
    }

    /// Reports which changes would bring in stops that were asked for but left out. Sent after the plan, which is
    /// already shown by then, because finding the advice takes trials.
    fn advise(planner: &Planner, wishes: &Wishes, answer: &Answer) {
        if answer.left_out.iter().any(|left| left.asked_for) {
            tell(&PlannerEvent::Explained(Box::new(planner.explained(wishes, answer))));
        }
    }

    fn now() -> f64 {
        clock::performance_ms() / 1000.0
    }

    fn tell(said: &PlannerEvent) {
        conversation::tell(&bytes(said));
    }
}
