//! The icons of the interface and the seals of the categories: one family, drawn for this map.

use yew::prelude::*;

use crate::domain::Category;

macro_rules! drawings {
    ($folder:literal, $($name:ident => $file:literal),* $(,)?) => {
        &[$((stringify!($name), include_str!(concat!("../../../assets/", $folder, "/", $file, ".svg")))),*]
    };
}

/// An icon of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// Back to the page above.
    Back,
    /// The stop before.
    Previous,
    /// The stop after.
    Next,
    /// Search.
    Search,
    /// Close or clear.
    Close,
    /// Nearer.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// Show all of it.
    Fit,
    /// Light theme.
    Sun,
    /// Dark theme.
    Moon,
    /// Theme as the system has it.
    Auto,
    /// Language.
    Language,
    /// Opening hours.
    Clock,
    /// Ticket.
    Ticket,
    /// Length of a visit.
    Hourglass,
    /// Position.
    Pin,
    /// Train.
    Train,
    /// On foot.
    Walk,
    /// By road.
    Road,
    /// By boat.
    Boat,
    /// Filters.
    Filter,
    /// Calendar.
    Calendar,
    /// Opens outside the site.
    External,
    /// Something to know.
    Info,
    /// Copy.
    Copy,
    /// Route.
    Route,
    /// Trip.
    Trip,
    /// Done, chosen.
    Check,
}

const ICONS: &[(&str, &str)] = drawings!("icons",
    Back => "back", Previous => "previous", Next => "next", Search => "search", Close => "close",
    ZoomIn => "zoom-in", ZoomOut => "zoom-out", Fit => "fit", Sun => "sun", Moon => "moon", Auto => "auto",
    Language => "language", Clock => "clock", Ticket => "ticket", Hourglass => "hourglass", Pin => "pin",
    Train => "train", Walk => "walk", Road => "road", Boat => "boat", Filter => "filter",
    Calendar => "calendar", External => "external", Info => "info", Copy => "copy", Route => "route",
    Trip => "trip", Check => "check",
);

const SEALS: &[(&str, &str)] = drawings!("seals",
    Museum => "museum", Site => "site", Temple => "temple", Residence => "residence", Garden => "garden",
    OldTown => "old-town", Quarter => "quarter", Bridge => "bridge", Waterworks => "waterworks",
    Lake => "lake", Wetland => "wetland", River => "river", Coast => "coast", Mountain => "mountain",
    Venue => "venue", Industry => "industry",
);

const ILLUSTRATIONS: &[(&str, &str)] = drawings!("art",
    antiquity => "antiquity", canal => "canal", lakesea => "lake-sea", games => "games", other => "other",
);

// The drawings are compiled in from our own files, so they are markup that can be trusted.
fn drawn(set: &[(&str, &'static str)], name: &str) -> Html {
    let drawing = set.iter().find(|(known, _)| *known == name).map_or("", |(_, drawing)| drawing);
    Html::from_html_unchecked(AttrValue::Static(drawing))
}

/// Properties of [`Icon`].
#[derive(Properties, PartialEq)]
pub struct IconProps {
    /// Which one.
    pub name: IconName,
}

/// An icon; silent to screen readers, since the words beside it say the same.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! { <span class="icon" aria-hidden="true">{ drawn(ICONS, &format!("{:?}", props.name)) }</span> }
}

/// The seal of a category.
pub fn seal(category: Category) -> Html {
    let class = classes!("seal", format!("seal--{}", category.key()));
    html! { <span {class} aria-hidden="true">{ drawn(SEALS, &format!("{category:?}")) }</span> }
}

/// The illustration of a route; packs with routes of their own share one.
pub fn illustration(route: &str) -> Html {
    let name = route.replace('-', "");
    let known = ILLUSTRATIONS.iter().any(|(drawing, _)| *drawing == name);
    let name = if known { name.as_str() } else { "other" };
    html! { <div class="illustration" aria-hidden="true">{ drawn(ILLUSTRATIONS, name) }</div> }
}
