//! The trip from end to end, without a browser: edits and undo, time, conflicts and their fixes, every format it is
//! kept in.

mod calendar;
mod day_cards;
mod documents;
mod edits;
mod files;
mod fixes;
mod formats;
mod guides;
mod hostile_files;
mod imports;
mod links;
mod lived_day;
mod on_the_way;
mod own_ride_today;
mod put_right;
mod random;
mod rides;
mod schedule;
mod traveller;
mod ways;
mod world;
