//! The words of the interface. A missing translation does not compile: each language fills the same struct.

mod en;
mod names;
mod zh;

pub use names::{category_name, corridor_name, leg_mode_name, map_service_name, sport_name};

use crate::domain::Lang;

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
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// Every text of the interface in one language.
        #[derive(Debug)]
        #[allow(missing_docs)] // The English words are the documentation.
        pub struct Words {
            pub stops_count: Count,
            pub days_count: Count,
            /// By `Category::ALL`.
            pub categories_names: [&'static str; 16],
            /// By `Corridor::ALL`.
            pub corridors_names: [&'static str; 4],
            $($(#[$doc])* pub $name: &'static str),*
        }
    };
}

words!(
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
    language,
    getting_there,
    map,
    one_line,
    // Signs
    colon,
    list_comma,
    sentence_gap,
    yuan_before,
    yuan_after,
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
    show_all,
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
    theme_label,
    theme_auto,
    theme_light,
    theme_dark,
    skip_to_list,
    raise_sheet,
    lower_sheet,
    // About
    about_what,
    about_facts_title,
    about_facts,
    about_map_title,
    about_map,
    about_rail_title,
    about_privacy_title,
    about_privacy,
    review_number,
    // Trip
    add_to_trip,
    take_route,
    day_before,
    day_after,
    take_out,
    // Kept and given away
    saving,
    saved,
    not_kept_here,
    not_saved_full,
    not_saved_newer,
    not_saved_broken,
    trip_newer,
    damaged,
    damaged_file,
    damaged_drop,
    clash,
    clash_both,
    clash_mine,
    clash_theirs,
    incoming_link,
    incoming_file,
    incoming_bad_link,
    incoming_bad_file,
    incoming_candidates,
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
    share_text,
    share_text_what,
    share_copy_text,
    copy_refused,
    share_files,
    share_no_date,
    share_print,
    file_json,
    file_ics,
    file_gpx,
    file_kml,
    file_geojson,
    import,
    import_what,
    import_choose,
    print_estimates,
    print_driver,
    forget_me,
    forget_what,
    forget_do,
    forgotten,
    not_forgotten,
    // Embed
    embed_what,
    embed_code,
    copy,
    copied,
    // Ready-made trips
    ready_trips,
    ready_trips_note,
    not_on,
    not_on_end,
    station_suffix,
    take_trip,
    // Trouble
    not_found,
    not_found_why,
    to_overview,
    basemap_failed,
    pack_refused,
    pack_broken,
    dismiss,
    boot_failed,
    boot_failed_what,
    retry,
);

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &zh::WORDS,
        Lang::En => &en::WORDS,
    }
}
