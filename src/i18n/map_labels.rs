//! The words that are painted on the map itself.

sentences! {
    station(name: &str): "{name}站", "{name}";
    // A tag for several stops: one line in Chinese; in English the number, and this word below it.
    counted(count: usize): "{count} 处", "{count}";
    below_count: "", "places";
}
