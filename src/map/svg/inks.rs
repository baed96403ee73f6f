//! The map's colours by name, so that a page's styles can change them at night.

use crate::map::scene::Color;
use crate::map::style::{Palette, Theme};

/// A custom property, without `--map-`, and the colour that it stands for.
type Ink = (&'static str, fn(&Palette) -> Color);

const NAMES: [Ink; 17] = [
    ("land", |palette| palette.land),
    ("water", |palette| palette.water),
    ("shore", |palette| palette.shore),
    ("coast", |palette| palette.coast),
    ("river", |palette| palette.river),
    ("canal", |palette| palette.canal),
    ("mountain", |palette| palette.mountain_ink),
    ("rail", |palette| palette.rail),
    ("casing", |palette| palette.casing),
    ("ink", |palette| palette.ink),
    ("ink-soft", |palette| palette.ink_soft),
    ("ink-water", |palette| palette.ink_water),
    ("ink-mountain", |palette| palette.ink_mountain),
    ("halo", |palette| palette.halo),
    ("seal", |palette| palette.seal),
    ("marker", |palette| palette.marker),
    ("plain-stop", |palette| palette.plain_stop),
];

/// A colour of the day in a form that styles can override: `var(--map-land,#f6f1e5)`; other colours as they are.
pub fn changeable(color: Color) -> String {
    let day = Theme::Light.palette();
    let named = NAMES.into_iter().find(|(_, of)| of(day).opaque() == color);
    named.map_or_else(|| color.to_string(), |(name, _)| format!("var(--map-{name},{color})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_styles_have_every_colour_of_the_night_wherever_they_set_the_dark() {
        let styles = include_str!("../../../assets/styles/layout.css");
        for (name, of) in NAMES {
            let line = format!("--map-{name}: {};", of(Theme::Dark.palette()).opaque());
            assert_eq!(styles.matches(&line).count(), 2, "{line}");
        }
    }

    #[test]
    fn a_colour_of_the_day_has_a_name_and_a_route_s_has_not() {
        assert_eq!(changeable(Theme::Light.palette().land), "var(--map-land,#f6f1e5)");
        assert_eq!(changeable(Color::hex(0x12_34_56)), "#123456");
    }
}
