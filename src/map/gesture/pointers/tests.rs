//! What a hand does, and which intents that produces.

use super::*;

fn down(id: i32, x: f64, y: f64) -> RawInput {
    RawInput::PointerDown { id, kind: PointerKind::Touch, at_px: Px::new(x, y) }
}

fn to(id: i32, x: f64, y: f64) -> RawInput {
    RawInput::PointerMove { id, kind: PointerKind::Touch, at_px: Px::new(x, y), pressed: true }
}

fn up(id: i32, x: f64, y: f64) -> RawInput {
    RawInput::PointerUp { id, at_px: Px::new(x, y) }
}

fn play(gestures: &mut Gestures, inputs: &[(f64, RawInput)]) -> Vec<Intent> {
    inputs.iter().flat_map(|(ms, input)| gestures.read(*input, *ms)).collect()
}

#[test]
fn a_short_press_is_a_tap() {
    let intents = play(&mut Gestures::default(), &[(0.0, down(1, 5.0, 5.0)), (80.0, up(1, 6.0, 5.0))]);
    assert!(intents.contains(&Intent::Tap { at_px: Px::new(6.0, 5.0), touch: true }));
}

#[test]
fn two_quick_taps_zoom_and_two_slow_ones_do_not() {
    let tap = |at| [(at, down(1, 5.0, 5.0)), (at + 50.0, up(1, 5.0, 5.0))];
    let double = |intents: &[Intent]| intents.iter().any(|intent| matches!(intent, Intent::DoubleTap { .. }));
    assert!(double(&play(&mut Gestures::default(), &[tap(0.0), tap(150.0)].concat())));
    assert!(!double(&play(&mut Gestures::default(), &[tap(0.0), tap(900.0)].concat())));
}

#[test]
fn a_quick_swipe_flings_and_one_that_pauses_does_not() {
    let swipe = [(0.0, down(1, 0.0, 0.0)), (16.0, to(1, 30.0, 0.0)), (32.0, to(1, 60.0, 0.0))];
    let mut quick = Gestures::default();
    play(&mut quick, &swipe);
    assert!(
        matches!(quick.read(up(1, 60.0, 0.0), 40.0)[..], [Intent::Fling { velocity }] if velocity.x > 1.0)
    );
    let mut paused = Gestures::default();
    play(&mut paused, &swipe);
    assert_eq!(paused.read(up(1, 60.0, 0.0), 400.0), vec![Intent::Rest]);
}

#[test]
fn fingers_that_part_zoom_about_their_middle() {
    let mut gestures = Gestures::default();
    play(&mut gestures, &[(0.0, down(1, 0.0, 0.0)), (5.0, down(2, 100.0, 0.0))]);
    let intents = play(&mut gestures, &[(20.0, to(2, 200.0, 0.0))]);
    let expected = Intent::Pinch { from_px: Px::new(50.0, 0.0), to_px: Px::new(100.0, 0.0), zooms: 1.0 };
    assert_eq!(intents, vec![expected]);
}

#[test]
fn in_a_portal_one_finger_and_the_plain_wheel_belong_to_the_page() {
    let mut gestures = Gestures { cooperative: true, ..Gestures::default() };
    let wheel = |ctrl| RawInput::Wheel { at_px: Px::default(), delta_px: 100.0, ctrl };
    assert!(!gestures.wants(&wheel(false)) && gestures.wants(&wheel(true)));
    assert_eq!(gestures.read(wheel(false), 0.0), vec![Intent::Hint(Hint::UseCtrlWheel)]);
    let swipe = play(&mut gestures, &[(0.0, down(1, 0.0, 0.0)), (16.0, to(1, 0.0, 40.0))]);
    assert_eq!(swipe.last(), Some(&Intent::Hint(Hint::UseTwoFingers)));
    assert!(!swipe.iter().any(|intent| matches!(intent, Intent::Pan { .. })));
}

#[test]
fn a_pointer_that_the_browser_takes_away_leaves_nothing_held() {
    let mut gestures = Gestures::default();
    play(&mut gestures, &[(0.0, down(1, 0.0, 0.0)), (16.0, to(1, 40.0, 0.0))]);
    assert_eq!(gestures.read(RawInput::PointerCancel { id: 1 }, 20.0), vec![Intent::Rest]);
    assert!(!gestures.held());
}

#[test]
fn two_fingers_that_tap_zoom_out_about_their_middle_though_they_tremble() {
    let tap = [
        (0.0, down(1, 100.0, 80.0)),
        (10.0, down(2, 200.0, 80.0)),
        (30.0, to(2, 202.0, 80.0)),
        (60.0, up(1, 100.0, 80.0)),
        (90.0, up(2, 202.0, 80.0)),
    ];
    let intents = play(&mut Gestures::default(), &tap);
    assert_eq!(
        intents,
        vec![Intent::Hold, Intent::Hold, Intent::TwoFingerTap { at_px: Px::new(151.0, 80.0) }]
    );
    let slow = tap.map(|(ms, input)| (ms * 10.0, input));
    assert!(
        !play(&mut Gestures::default(), &slow).iter().any(|one| matches!(one, Intent::TwoFingerTap { .. }))
    );
    let parted = [tap[0], tap[1], (30.0, to(2, 240.0, 80.0)), tap[3], tap[4]];
    let intents = play(&mut Gestures::default(), &parted);
    assert!(intents.iter().any(|one| matches!(one, Intent::Pinch { .. })));
    assert!(!intents.iter().any(|one| matches!(one, Intent::TwoFingerTap { .. })));
}

#[test]
fn a_button_that_was_let_go_elsewhere_ends_the_drag() {
    let mouse = |x, pressed| RawInput::PointerMove {
        id: 1,
        kind: PointerKind::Mouse,
        at_px: Px::new(x, 0.0),
        pressed,
    };
    let press = RawInput::PointerDown { id: 1, kind: PointerKind::Mouse, at_px: Px::default() };
    let mut gestures = Gestures::default();
    let dragged = play(&mut gestures, &[(0.0, press), (16.0, mouse(40.0, true))]);
    assert_eq!(dragged.last(), Some(&Intent::Pan { by_px: Px::new(40.0, 0.0) }));
    let over = gestures.read(mouse(90.0, false), 900.0);
    assert_eq!(over, vec![Intent::Rest, Intent::Hover { at_px: Some(Px::new(90.0, 0.0)) }]);
    assert!(!gestures.held());
}

#[test]
fn a_menu_ends_the_drag() {
    let mut gestures = Gestures::default();
    play(&mut gestures, &[(0.0, down(1, 0.0, 0.0)), (16.0, to(1, 40.0, 0.0))]);
    assert_eq!(gestures.read(RawInput::Menu, 20.0), vec![Intent::Rest]);
    assert!(!gestures.held());
}

#[test]
fn a_pinch_on_a_trackpad_zooms_by_what_it_grew_since_it_was_last_reported() {
    let at_px = Px::new(30.0, 40.0);
    let pinch = |scale| RawInput::Trackpad { at_px, scale };
    let mut gestures = Gestures { cooperative: true, ..Gestures::default() };
    let zooms = |intents: Vec<Intent>| match intents[..] {
        [] => None,
        [Intent::Pinch { from_px, to_px, zooms }] if from_px == at_px && to_px == at_px => Some(zooms),
        _ => panic!("{intents:?}"),
    };
    assert!(gestures.wants(&pinch(None)));
    for _ in 0..2 {
        assert_eq!(zooms(gestures.read(pinch(None), 0.0)), None);
        assert_eq!(zooms(gestures.read(pinch(Some(2.0)), 16.0)), Some(1.0));
        assert_eq!(zooms(gestures.read(pinch(Some(1.0)), 32.0)), Some(-1.0));
        assert_eq!(zooms(gestures.read(pinch(Some(0.0)), 48.0)), None);
    }
    // Fingers on a screen that a browser reports both as pointers and as a pinch count once.
    play(&mut gestures, &[(60.0, down(1, 0.0, 0.0)), (65.0, down(2, 100.0, 0.0))]);
    assert_eq!(zooms(gestures.read(pinch(Some(3.0)), 70.0)), None);
}
