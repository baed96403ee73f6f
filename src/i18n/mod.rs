//! The words of the interface. A missing translation does not compile: each language fills the same struct.

/// A table of words in which each entry is a single text: generates a struct, and a function that returns it for a
/// language. The tables themselves are `ZH` and `EN`.
macro_rules! word_table {
    ($table:ident, $words:ident; $($name:ident: $zh:literal, $en:literal;)*) => {
        /// The words in one language.
        #[derive(Debug)]
        #[allow(missing_docs)] // The English words are the documentation.
        pub struct $table {
            $(pub $name: &'static str),*
        }

        static ZH: $table = $table { $($name: $zh),* };
        static EN: $table = $table { $($name: $en),* };

        /// The words in a language.
        pub const fn $words(lang: crate::domain::Lang) -> &'static $table {
            match lang {
                crate::domain::Lang::Zh => &ZH,
                crate::domain::Lang::En => &EN,
            }
        }
    };
}

/// A table of sentences: for each entry a function that gives the text in a language. An entry without a translation,
/// or with a gap that is not among its parameters, does not compile. Texts without gaps are `&'static str`.
///
/// ```ignore
/// sentences! {
///     set_out: "出发", "set out";
///     arrived(place: &str): "到了{place}", "arrived at {place}";
/// }
/// ```
macro_rules! sentences {
    ($($name:ident $(($($part:ident: $kind:ty),* $(,)?))?: $zh:literal, $en:literal;)*) => {
        $(sentence!($name $(($($part: $kind),*))?: $zh, $en);)*
    };
}

/// One entry of [`sentences`].
macro_rules! sentence {
    ($name:ident: $zh:literal, $en:literal) => {
        #[allow(missing_docs)] // The English words are the documentation.
        pub const fn $name(lang: crate::domain::Lang) -> &'static str {
            match lang {
                crate::domain::Lang::Zh => $zh,
                crate::domain::Lang::En => $en,
            }
        }
    };
    ($name:ident($($part:ident: $kind:ty),*): $zh:literal, $en:literal) => {
        #[allow(missing_docs)] // The English words are the documentation.
        pub fn $name(lang: crate::domain::Lang, $($part: $kind),*) -> String {
            match lang {
                crate::domain::Lang::Zh => format!($zh),
                crate::domain::Lang::En => format!($en),
            }
        }
    };
}

mod en;
mod names;
#[cfg(not(target_arch = "wasm32"))]
mod shell;
mod zh;

pub use names::{
    SEAL, WORDS_FOR_STATION, category_name, corridor_name, leg_mode_name, map_service_name, out_of_trip,
    sport_name, station_name, stop_name,
};
#[cfg(not(target_arch = "wasm32"))]
pub use shell::{ShellWords, shell_words};

use crate::domain::Lang;

mod adding;
pub mod bases;
pub mod credits;
pub mod edits;
pub mod files;
pub mod first_letter;
pub mod format;
mod further;
mod guest_notes;
mod guide;
pub mod hours_rule;
pub mod incoming;
mod kept_streets;
mod line;
pub mod map_labels;
mod my_place;
mod on_the_way;
mod party;
pub mod plan_answer;
mod planning;
mod portal;
mod rides;
pub mod schedule;
mod sports;
mod stamps;
mod stop_tools;
mod streets;
mod topics;
pub mod travel_day;
pub mod trip_news;
pub mod unconverted;
mod visiting;
pub use adding::{AddingWords, adding_words};
pub use further::language_name;
pub use guest_notes::{GuestNoteWords, guest_note_words};
pub use guide::{GuideWords, guide_words};
pub use kept_streets::{KeptStreetWords, kept_street_words};
pub use line::{LineWords, line_words};
pub use my_place::{MyPlaceWords, my_place_words};
pub use on_the_way::{OnTheWayWords, on_the_way_words};
pub use party::{PartyWords, party_words};
pub use planning::{PlanningWords, lunch_notes, planning_words, tells_of_lunch};
pub use portal::{GuestWords, PortalWords, guest_words, portal_words};
pub use rides::{RideWords, ride_words};
pub use sports::{
    SportWords, kind_name, length_name, receives_name, sport_counts, sport_groups, sport_label, sport_words,
};
pub use stamps::{StampWords, generic_beginnings, generic_endings, stamp_words};
pub use stop_tools::{StopToolWords, StopTools, stop_tool_words, stop_tools};
pub use streets::{StreetWords, street_words};
pub use topics::{TopicWords, topic_words};
pub use visiting::{VisitingWords, visiting_words};

/// A counted noun.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// What follows the number one.
    pub one: &'static str,
    /// What follows every other number.
    pub other: &'static str,
}

impl Count {
    /// Number and noun, such as `3 stops`.
    pub fn count(&self, number: usize) -> String {
        format!("{number}{}", if number == 1 { self.one } else { self.other })
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $words:ident { $($field:ident: $kind:ty,)* ; $($name:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[allow(missing_docs)] // The English words are the documentation.
        pub struct $words {
            $(pub $field: $kind,)*
            $(pub $name: &'static str),*
        }
    };
}

words!(
    /// The texts of the first view and of what it leads to directly.
    Words {
        lang: Lang,
        stops_count: Count,
        days_count: Count,
        // By `Category::ALL`.
        categories_names: [&'static str; 16],
        // By `Corridor::ALL`.
        corridors_names: [&'static str; 4],
        ;
    // Names of things
    own_name,
    site,
    motto,
    routes,
    all_routes,
    all_stops,
    stops_in_order,
    nearby,
    sources,
    guides,
    experiences,
    happening_here,
    hours,
    opening,
    ticket,
    visit,
    corridors,
    categories,
    cities,
    entry,
    trip,
    about,
    embed,
    // Pages about one subject
    explore,
    events,
    venues,
    benefits,
    guests,
    stamps,
    corridor_suffix,
    plan_for_me,
    bar_routes,
    bar_stops,
    bar_plan,
    my_place,
    getting_there,
    map,
    one_line,
    line_fits,
    // Signs
    colon,
    list_comma,
    sentence_gap,
    // Opening
    hours_unknown,
    hours_unknown_long,
    always_open,
    open_until,
    open_until_end,
    closed_now,
    closed_opens,
    closed_opens_end,
    closed_all_day,
    all_day,
    unknown,
    make_up_day,
    calendar_unknown,
    hours_on,
    today,
    last_entry,
    last_entry_before,
    last_entry_after,
    entry_over,
    entry_over_opens,
    free,
    // Search and filters
    search,
    search_hint,
    clear_search,
    filters,
    clear_filters,
    open_on,
    open_on_note,
    nothing_found,
    perhaps,
    sort,
    sort_fitting,
    sort_near,
    sort_name,
    sort_time,
    show_all,
    more_stops,
    reached_from,
    reached_from_end,
    // Walk
    start_walk,
    walk,
    previous_stop,
    next_stop,
    end_walk,
    as_the_crow_flies,
    mode_walk,
    mode_road,
    mode_canal,
    mode_river,
    mode_rail,
    mode_ferry,
    mode_shore,
    // Stop
    station_before,
    station_after,
    approximate,
    open_in_maps,
    new_window,
    loading,
    story_failed,
    checked,
    written,
    not_checked,
    not_verified,
    sources_differ,
    older_than_a_year,
    booking,
    season,
    date_unknown,
    at_the_stops,
    // Sports
    sport_equestrian,
    sport_yacht,
    sport_cycling,
    sport_beach_volleyball,
    sport_sea,
    sport_rowing,
    sport_climbing,
    sport_running,
    sport_other,
    // Map
    zoom_in,
    zoom_out,
    fit,
    map_help,
    map_moves,
    attribution_title,
    hint_wheel,
    hint_touch,
    amap,
    baidu,
    tencent,
    apple,
    // Switches
    theme,
    theme_auto,
    theme_light,
    theme_dark,
    elder_view,
    skip_to_list,
    raise_sheet,
    lower_sheet,
    review_number,
    // Trip
    being_added,
    added_later,
    add_to_trip,
    take_route,
    day_before,
    day_after,
    take_out,
    import,
    bin,
    forgotten,
    not_forgotten,
    // Ready-made trips
    ready_trips,
    ready_trips_note,
    not_on,
    not_on_end,
    station_suffix,
    take_guide,
    take_trip,
    // Embedding
    open_full_map,
    this_site,
    host_asks,
    host_asks_end,
    host_asks_what,
    hand_over,
    keep_trip,
    // Trouble
    not_found,
    not_found_why,
    to_overview,
    basemap_failed,
    pack_refused,
    pack_broken,
    for_the_editor,
    dismiss,
    by_train,
    all_days,
    stay_minutes,
    note,
    lock,
    candidates,
    estimate,
    to_know,
    trips,
    delete,
    in_your_trip,
        empty_title,
        empty_what,
        take_it_all,
        choose_stops,
    }
);

words!(
    /// The texts that only the deferred half of the program shows.
    LaterWords {
        ;
    language,
    theme_label,
    // About
    about_what,
    about_facts_title,
    about_facts,
    about_map_title,
    about_map,
    about_rail_title,
    about_privacy_title,
    about_privacy,
    // Kept and given away
    saving,
    saved,
    not_kept_here,
    not_saved_full,
    not_saved_newer,
    not_saved_broken,
    trip_newer,
    trip_rough,
    damaged,
    damaged_file,
    damaged_drop,
    clash,
    clash_both,
    clash_mine,
    clash_theirs,
    deleted_elsewhere,
    deleted_keep,
    deleted_let_go,
    incoming_link,
    incoming_host,
    incoming_host_end,
    incoming_file,
    incoming_bad_link,
    incoming_bad_file,
    incoming_candidates,
    incoming_datum,
    incoming_datum_tencent,
    incoming_datum_baidu,
    incoming_newer,
    incoming_yours,
    incoming_look,
    incoming_copy,
    incoming_merge,
    incoming_replace,
    incoming_decline,
    trip_untitled,
    day_empty,
    share,
    share_wechat,
    share_wechat_files,
    share_link,
    share_link_what,
    share_copy_link,
    share_system,
    share_too_long,
    share_code,
    share_no_code,
    share_code_fine,
    share_text,
    share_text_what,
    share_copy_text,
    copy_refused,
    share_files,
    share_no_date,
    file_saved,
    share_print,
    file_json,
    file_ics,
    file_gpx,
    file_kml,
    file_geojson,
    import_what,
    import_choose,
    print_estimates,
    print_driver,
    bin_restore,
    forget_me,
    forget_what,
    forget_do,
    // Embed
    embed_what,
    embed_code,
    copy,
    copied,
    embed_shows,
    embed_parts,
    embed_full,
    embed_map,
    embed_list,
    embed_height,
    embed_height_auto,
    embed_kind,
    embed_element,
    embed_frame,
    embed_preview,
    embed_preview_of,
    embed_more,
    embed_demo,
    // The trip page
    at_the_edge,
    trip_deleted,
    read_only,
    own_place,
    by_walk,
    by_bike,
    by_transit,
    by_drive,
    by_ferry,
    about_minutes,
    closed_that_day,
    open_that_day,
    usually,
    usually_closed,
    doubt_before,
    doubt_after,
    print_approximate,
    in_your_days,
    roads_closed,
    sum_stay,
    sum_wait,
    sum_way,
    sum_foot,
    sum_tickets,
    no_distance,
    my_trip,
    untitled,
    trip_title,
    trip_start,
    clear_date,
    day_earlier,
    day_later,
    date_helps,
    trip_mode,
    mode_transit,
    mode_drive,
    mode_bike,
    mode_foot,
    router_note,
    undo,
    redo,
    days_of_trip,
    on_the_map,
    drawn_by_hand,
    day_settings,
    starts_at,
    ends_at,
    base_start,
    base_end,
    base_none_start,
    base_none_end,
    base_for_all,
    place_name,
    place_position,
    date_refused,
    time_refused,
    text_cut,
    place_refused,
    pick_on_map,
    pick_help,
    pick_here,
    cancel,
    insert_before,
    insert_after,
    day_up,
    day_down,
    swap_with,
    remove_day,
    remove_day_note,
    add_day,
    add_stops,
    nothing_that_day,
    move_it,
    settings_of,
    move_up,
    move_down,
    to_day,
    new_day,
    shorter,
    longer,
    usual_stay,
    lock_note,
    set_aside,
    candidates_note,
    put_on_day,
    sets_out,
    leaves_before,
    leaves_after,
    stays,
    clause_comma,
    waits_before,
    waits_after,
    how_it_came,
    ends_here,
    what_helps,
    nothing_helps,
    trip_sums,
    day_sums,
    new_trip,
    duplicate,
    open_trip,
    delete_sure,
    keep_it,
    open_now,
    keyboard,
    keyboard_help,
    beside_days,
    see_trip,
    }
);

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}

impl Words {
    /// The words of the same language that the first view does not need. They are part of the deferred half of the
    /// program, so only code of that half may ask for them.
    pub const fn later(&self) -> &'static LaterWords {
        match self.lang {
            Lang::Zh => &zh::LATER,
            Lang::En => &en::LATER,
        }
    }
}
