//! Trips over an archive built here, whose host counts the requests.

use super::*;
use crate::geometry::{LonLat, World, WorldBox};
use crate::map::pmtiles::tests::{Entry, directory, file};
use crate::map::pmtiles::{Archive, FIRST_BYTES, Step, tile_id};
use crate::map::raster::{RasterExtent, RasterTile};

/// West Lake, and a library 3 km away.
const LAKE: LonLat = LonLat::new(120.15, 30.25);
const LIBRARY: LonLat = LonLat::new(120.18, 30.25);
/// Width of a tile of zoom 15 there, in metres.
const TILE_M: f64 = 1_056.0;

fn extent() -> RasterExtent {
    let corners = [LonLat::new(119.9, 30.4), LonLat::new(120.4, 30.1)];
    let bounds = WorldBox::around(corners.map(World::from));
    RasterExtent { zooms: (12, 15), bounds, painted: true }
}

fn of_zoom(tiles: &[RasterTile], zoom: u8) -> Vec<RasterTile> {
    tiles.iter().copied().filter(|tile| tile.zoom == zoom).collect()
}

/// Metres from the middle of a tile to a place.
fn away_m(tile: RasterTile, place: LonLat) -> f64 {
    let side = 0.5_f64.powi(tile.zoom.into());
    let middle = World::new((f64::from(tile.x) + 0.5) * side, (f64::from(tile.y) + 0.5) * side);
    middle.lonlat().distance_m(place)
}

/// All tiles of the bounds, in the order of an archive: with various lengths, every third the same as the one before
/// it, and a leaf directory for every hundred.
struct Host {
    file: Vec<u8>,
    asked: Vec<Piece>,
}

impl Host {
    fn new() -> Self {
        let everywhere: Vec<Vec<LonLat>> = (0..60)
            .flat_map(|x| (0..40).map(move |y| (x, y)))
            .map(|(x, y)| vec![LonLat::new(119.9 + f64::from(x) * 0.008, 30.1 + f64::from(y) * 0.008)])
            .collect();
        let (mut entries, mut data): (Vec<Entry>, Vec<u8>) = (Vec::new(), Vec::new());
        for (at, tile) in tiles_near(&everywhere, extent()).into_iter().enumerate() {
            let id = tile_id(tile).expect("a tile");
            match entries.last().copied() {
                Some((.., offset, length)) if at % 3 == 2 => entries.push((id, 1, offset, length)),
                _ => {
                    let length = 300 + at as u64 % 7 * 411;
                    entries.push((id, 1, data.len() as u64, length));
                    data.extend((0..length).map(|byte| (byte + at as u64) as u8));
                }
            }
        }
        let (mut root, mut leaves) = (Vec::new(), Vec::new());
        for part in entries.chunks(100) {
            let leaf = directory(part);
            root.push((part[0].0, 0, leaves.len() as u64, leaf.len() as u64));
            leaves.extend(leaf);
        }
        Self { file: file(&root, &leaves, &data, 1, 1), asked: Vec::new() }
    }

    fn archive(&self) -> Archive {
        Archive::open(&self.file[..FIRST_BYTES as usize]).expect("an archive")
    }

    fn get(&mut self, piece: &Piece) -> Vec<u8> {
        self.asked.push(piece.clone());
        self.file[piece.start as usize..piece.end as usize].to_vec()
    }

    /// What a trip wants, computed before anything but directories is fetched.
    fn stock(&mut self, lines: &[Vec<LonLat>]) -> Stock {
        let mut search = Search::new(self.archive(), tiles_near(lines, extent()));
        while let Some(piece) = search.go_on().expect("a sound archive") {
            let bytes = self.get(&piece);
            search.read(&piece, &bytes).expect("a directory");
        }
        search.stock()
    }
}

#[test]
fn near_a_place_are_the_tiles_within_a_kilometre_and_a_half_of_every_zoom() {
    let tiles = tiles_near(&[vec![LAKE]], extent());
    for zoom in 12..=15 {
        assert!(!of_zoom(&tiles, zoom).is_empty(), "{zoom}");
    }
    let near = of_zoom(&tiles, 15);
    // Nine tiles as large as the circle's square would be 10 km²; the circle touches some more.
    assert!((9..=16).contains(&near.len()), "{}", near.len());
    assert!(near.iter().all(|tile| away_m(*tile, LAKE) < NEAR_M + TILE_M * 0.71));
    let inside = |place: LonLat| {
        let (x, y) = (World::from(place).x * 32_768.0, World::from(place).y * 32_768.0);
        near.contains(&RasterTile { zoom: 15, x: x as u32, y: y as u32 })
    };
    for degrees in (0..360).step_by(5) {
        let (north, east) = f64::from(degrees).to_radians().sin_cos();
        let at = |metres: f64| {
            let per_degree = 111_320.0;
            LonLat::new(
                LAKE.lon + east * metres / (per_degree * 0.8638),
                LAKE.lat + north * metres / per_degree,
            )
        };
        assert!(inside(at(NEAR_M - 20.0)), "{degrees}");
        assert!(!inside(at(NEAR_M + TILE_M * 1.5)), "{degrees}");
    }
}

#[test]
fn tiles_come_in_the_archive_s_order_each_once_and_none_beyond_its_land() {
    let tiles = tiles_near(&[vec![LAKE], vec![LAKE, LIBRARY], vec![LIBRARY]], extent());
    let ids: Vec<u64> = tiles.iter().filter_map(|tile| tile_id(*tile)).collect();
    assert!(ids.array_windows().all(|[one, next]| one < next));
    assert_eq!(tiles_near(&[vec![LonLat::new(121.5, 29.9)]], extent()), []);
    assert_eq!(tiles_near(&[], extent()), []);
    assert_eq!(tiles_near(&[vec![LonLat::new(f64::NAN, 95.0)]], extent()), []);
}

#[test]
fn along_a_walk_the_tiles_between_are_wanted_too_but_not_along_what_nobody_walks() {
    let [lake, museum] = [LAKE, LonLat::new(120.21, 30.25)];
    let both = of_zoom(&tiles_near(&[vec![lake], vec![museum]], extent()), 15);
    let walk = of_zoom(&tiles_near(&[vec![lake, museum]], extent()), 15);
    let between = LonLat::new(120.18, 30.25);
    let touches = |tiles: &[RasterTile]| tiles.iter().any(|tile| away_m(*tile, between) < TILE_M * 0.71);
    assert!(touches(&walk) && !touches(&both));
    assert!(both.iter().all(|tile| walk.contains(tile)));
    let far = LonLat::new(120.37, 30.25);
    let ends = tiles_near(&[vec![lake], vec![far]], extent());
    assert_eq!(tiles_near(&[vec![lake, far]], extent()), ends);
}

#[test]
fn an_archive_of_absurd_zooms_and_places_at_the_pole_come_to_an_end() {
    let world = WorldBox { min: World::new(0.0, 0.0), max: World::new(1.0, 1.0) };
    let absurd = RasterExtent { zooms: (11, 255), bounds: world, painted: true };
    assert!(tiles_near(&[vec![LAKE]], absurd).iter().all(|tile| tile.zoom <= 16));
    let pole = RasterExtent { zooms: (12, 15), ..absurd };
    assert!(tiles_near(&[vec![LonLat::new(10.0, 90.0)]], pole).len() < 2_000);
}

#[test]
fn what_is_told_beforehand_is_what_is_fetched_and_nothing_is_fetched_twice() {
    let mut host = Host::new();
    let mut stock = host.stock(&[vec![LAKE], vec![LIBRARY]]);
    // The directories are known by now.
    let directories = std::mem::take(&mut host.asked);
    assert!(directories.len() > 1);
    directories.iter().for_each(|piece| stock.note_kept(piece));
    let (told, before) = (stock.bytes(), stock.kept_bytes());
    assert_eq!(before, directories.iter().map(|piece| piece.end - piece.start).sum::<u64>());
    let mut fetched = before;
    let wanted = stock.missing();
    for request in stock.requests() {
        let bytes = host.get(&request.range);
        for (piece, bytes) in request.cut(&bytes) {
            assert_eq!(bytes, &host.file[piece.start as usize..piece.end as usize]);
            fetched += bytes.len() as u64;
            stock.note_kept(piece);
        }
    }
    assert_eq!((fetched, stock.kept_bytes(), stock.missing()), (told, told, Vec::new()));
    assert!(host.asked.array_windows().all(|[one, next]| one.end <= next.start), "{:?}", host.asked);
    assert!(host.asked.len() < wanted.len() / 2, "neighbours travel together");
    assert_eq!(stock.requests(), []);
}

#[test]
fn tiles_that_are_alike_are_counted_once() {
    let mut host = Host::new();
    let lines = [vec![LAKE]];
    let stock = host.stock(&lines);
    let mut archive = host.archive();
    let mut each = 0;
    for tile in tiles_near(&lines, extent()) {
        loop {
            match archive.look_up(tile).expect("sound") {
                Step::Directory(piece) => {
                    let bytes = host.get(&piece);
                    archive.add_directory(piece, &bytes).expect("a directory");
                }
                Step::Tile(piece) => break each += piece.end - piece.start,
                Step::Nothing => panic!("{tile:?} is missing"),
            }
        }
    }
    assert!(stock.bytes() < each, "{} of {each}", stock.bytes());
}

#[test]
fn after_a_break_only_what_is_missing_is_asked_for() {
    let mut host = Host::new();
    let mut stock = host.stock(&[vec![LAKE], vec![LIBRARY]]);
    let requests = stock.requests();
    assert!(requests.len() > 2);
    let done = &requests[..requests.len() / 2];
    done.iter().flat_map(|request| &request.pieces).for_each(|piece| stock.note_kept(piece));
    let again = stock.requests();
    let kept: Vec<&Piece> = done.iter().flat_map(|request| &request.pieces).collect();
    assert!(!again.is_empty());
    assert!(again.iter().flat_map(|request| &request.pieces).all(|piece| !kept.contains(&piece)));
    let bytes = |requests: &[Request]| {
        let pieces = requests.iter().flat_map(|request| &request.pieces);
        pieces.map(|piece| piece.end - piece.start).sum::<u64>()
    };
    assert_eq!(bytes(done) + bytes(&again), stock.bytes());
    stock.note_removed();
    assert_eq!((stock.kept_bytes(), stock.requests()), (0, requests));
}

#[test]
fn a_trip_that_grows_wants_only_the_new_part() {
    let mut host = Host::new();
    let first = host.stock(&[vec![LAKE]]);
    let mut both = host.stock(&[vec![LAKE], vec![LIBRARY]]);
    first.missing().iter().for_each(|piece| both.note_kept(piece));
    assert_eq!(both.kept_bytes(), first.bytes());
    assert!(both.bytes() > first.bytes() && !both.missing().is_empty());
}

#[test]
fn requests_join_neighbours_up_to_a_size_and_leave_gaps_alone() {
    let mut stock = Stock::default();
    let pieces = [0..1_000, 1_000..2_000, 5_000..6_000, 50_000..60_000, 60_000..400_000, 400_000..410_000];
    pieces.iter().for_each(|piece| stock.add(piece));
    let ranges: Vec<Piece> = stock.requests().into_iter().map(|request| request.range).collect();
    assert_eq!(ranges, [0..6_000, 50_000..60_000, 60_000..400_000, 400_000..410_000]);
}

#[test]
fn names_say_whose_piece_it_is_and_are_read_again() {
    let address = "https://map.example/tour/streets-0011223344556677.pmtiles";
    let name = piece_name(address, "1a2b3c4d", &(127..16_384));
    assert_eq!(name, format!("{address}?kept-streets=1a2b3c4d-127-16384"));
    assert_eq!(Kept::read(&name), Some(Kept { address, piece: Some(("1a2b3c4d", 127..16_384)) }));
    let signed = "https://tiles.example/s.pmtiles?key=1";
    assert_eq!(Kept::read(&head_name(signed)), Some(Kept { address: signed, piece: None }));
    for other in ["https://map.example/", "x?kept-streets=1-2", "x?kept-streets=1-9-4", "xkept-streets=head"]
    {
        assert_eq!(Kept::read(other), None, "{other}");
    }
    let names = [name, piece_name(address, "ffffffff", &(0..10)), head_name(address), "x".to_owned()];
    let ours = kept_pieces(&names, address, "1a2b3c4d");
    assert_eq!((ours.len(), ours.first()), (1, Some(&(127..16_384))));
    assert_eq!(kept_bytes(&names), 16_257 + 10);
    assert_ne!(version_of(b"one"), version_of(b"two"));
}

#[test]
fn another_version_is_outdated_and_another_archive_is_not() {
    let [old, new] =
        ["00112233445566aa", "99887766554433bb"].map(|sum| format!("https://m.ex/streets-{sum}.pmtiles"));
    assert!(is_outdated(&piece_name(&old, "1", &(0..1)), &new, "1"));
    assert!(is_outdated(&head_name(&old), &new, "1"));
    assert!(is_outdated(&piece_name(&new, "1", &(0..1)), &new, "2"));
    assert!(!is_outdated(&piece_name(&new, "2", &(0..1)), &new, "2"));
    assert!(!is_outdated(&head_name(&new), &new, "2"));
    let pack = "https://m.ex/other-pack/streets.pmtiles";
    assert!(!is_outdated(&piece_name(pack, "1", &(0..1)), &new, "2"));
    assert!(is_outdated(&piece_name(pack, "1", &(0..1)), pack, "2"));
    assert!(!is_outdated("https://m.ex/zh/", &new, "2"));
    assert!(says_its_version(&new) && !says_its_version(pack));
    assert!(!says_its_version("https://m.ex/streets-two.pmtiles"));
}
