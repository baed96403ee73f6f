//! Addresses that open a place in common map services, each in the datum that the service expects.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::geometry::decimal::fixed;
use crate::geometry::{LonLat, datum};

/// Characters to percent-encode in a value: everything except ASCII letters, digits and `-_.~`.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Identifies this app to the map services (`src` or `referer`).
const REFERER: &str = "hangyong";

/// A map service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MapService {
    /// 高德地图, GCJ-02.
    Amap,
    /// 百度地图, BD-09.
    Baidu,
    /// 腾讯地图, GCJ-02.
    Tencent,
    /// Apple Maps, which takes GCJ-02 within China.
    Apple,
}

impl MapService {
    /// Every service, in the order in which links are listed.
    pub const ALL: [Self; 4] = [Self::Amap, Self::Baidu, Self::Tencent, Self::Apple];

    /// An https address that marks the place under that name. `address` says more about the place, such as its district.
    pub fn link(self, wgs84: LonLat, name: &str, address: &str) -> String {
        let gcj02 = datum::gcj02_from_wgs84(wgs84);
        let bd09 = datum::bd09_from_gcj02(gcj02);
        let (name, address) = (encoded(name), encoded(address));
        match self {
            Self::Amap => {
                format!(
                    "https://uri.amap.com/marker?position={}&name={name}&src={REFERER}&coordinate=gaode&callnative=1",
                    lon_lat(gcj02)
                )
            }
            Self::Baidu => format!(
                "https://api.map.baidu.com/marker?location={}&title={name}&content={address}&output=html&coord_type=bd09ll&src={REFERER}",
                lat_lon(bd09)
            ),
            Self::Tencent => format!(
                "https://apis.map.qq.com/uri/v1/marker?marker=coord:{};title:{name};addr:{address}&referer={REFERER}",
                lat_lon(gcj02)
            ),
            Self::Apple => format!("https://maps.apple.com/?ll={}&q={name}", lat_lon(gcj02)),
        }
    }
}

impl MapService {
    /// The service of that key, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.key() == key)
    }

    /// A short key under which a choice is stored.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Amap => "amap",
            Self::Baidu => "baidu",
            Self::Tencent => "tencent",
            Self::Apple => "apple",
        }
    }

    /// An https address that shows the surroundings of a place at the map's zoom level; services whose addresses take
    /// no zoom choose their own. `name` labels the pin in the middle.
    pub fn view(self, wgs84: LonLat, zoom: f64, name: &str) -> String {
        let zoom = fixed(zoom, 0);
        let marked = self.link(wgs84, name, name);
        match self {
            Self::Amap | Self::Tencent => marked,
            Self::Baidu => format!("{marked}&zoom={zoom}"),
            Self::Apple => format!("{marked}&z={zoom}"),
        }
    }

    /// An https address that searches for a name in a city, for a place whose position is not known well enough for a
    /// pin.
    pub fn search(self, name: &str, city: &str) -> String {
        let (name, city) = (encoded(name), encoded(city));
        match self {
            Self::Amap => {
                format!("https://uri.amap.com/search?keyword={name}&city={city}&src={REFERER}&callnative=1")
            }
            Self::Baidu => format!(
                "https://api.map.baidu.com/place/search?query={name}&region={city}&output=html&src={REFERER}"
            ),
            Self::Tencent => {
                format!(
                    "https://apis.map.qq.com/uri/v1/search?keyword={name}&region={city}&referer={REFERER}"
                )
            }
            Self::Apple => format!("https://maps.apple.com/?q={name}%20{city}"),
        }
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, VALUE).to_string()
}

fn lon_lat(position: LonLat) -> String {
    format!("{},{}", fixed(position.lon, 6), fixed(position.lat, 6))
}

fn lat_lon(position: LonLat) -> String {
    format!("{},{}", fixed(position.lat, 6), fixed(position.lon, 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIANYI: LonLat = LonLat::new(121.5363, 29.8745);

    /// The two numbers after a key of an address.
    fn pair(link: &str, key: &str) -> (f64, f64) {
        let rest = link.split_once(key).map(|(_, rest)| rest).unwrap_or_default();
        let numbers: Vec<f64> = rest
            .split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
            .next()
            .unwrap_or_default()
            .split(',')
            .filter_map(|number| number.parse().ok())
            .collect();
        (numbers[0], numbers[1])
    }

    #[test]
    fn every_service_gets_its_own_datum_to_within_a_metre() {
        let link = |service: MapService| service.link(TIANYI, "天一阁", "海曙区");
        let (lon, lat) = pair(&link(MapService::Amap), "position=");
        assert!(datum::wgs84_from_gcj02(LonLat::new(lon, lat)).distance_m(TIANYI) < 1.0);
        let (lat, lon) = pair(&link(MapService::Baidu), "location=");
        assert!(datum::wgs84_from_bd09(LonLat::new(lon, lat)).distance_m(TIANYI) < 1.0);
        let (lat, lon) = pair(&link(MapService::Tencent), "coord:");
        assert!(datum::wgs84_from_gcj02(LonLat::new(lon, lat)).distance_m(TIANYI) < 1.0);
        let (lat, lon) = pair(&link(MapService::Apple), "ll=");
        assert!(datum::wgs84_from_gcj02(LonLat::new(lon, lat)).distance_m(TIANYI) < 1.0);
    }

    #[test]
    fn a_view_keeps_the_place_and_the_zoom_where_that_can_be_said() {
        assert!(MapService::Apple.view(TIANYI, 15.4, "").ends_with("&z=15"));
        assert!(MapService::Baidu.view(TIANYI, 13.0, "").ends_with("&zoom=13"));
        for service in MapService::ALL {
            assert!(service.view(TIANYI, 14.0, "x").starts_with(&service.link(TIANYI, "x", "x")));
            assert_eq!(MapService::from_key(service.key()), Some(service));
        }
    }

    #[test]
    fn a_search_names_the_place_and_its_city_and_no_position() {
        for service in MapService::ALL {
            let link = service.search("它山堰", "宁波");
            assert!(link.contains("%E5%AE%83%E5%B1%B1%E5%A0%B0"), "{link}");
            assert!(link.contains("%E5%AE%81%E6%B3%A2"), "{link}");
            assert!(
                !link.contains("position=") && !link.contains("ll=") && !link.contains("coord:"),
                "{link}"
            );
        }
    }

    #[test]
    fn a_name_stays_one_value_whatever_is_in_it() {
        for service in MapService::ALL {
            let link = service.link(TIANYI, "A&B=C;D \"#<天>", "");
            assert!(link.starts_with("https://"), "{link}");
            assert!(link.contains("A%26B%3DC%3BD%20%22%23%3C%E5%A4%A9%3E"), "{link}");
        }
    }
}
