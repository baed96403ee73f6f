//! Reduces a photograph to 256 colours: flat washes and ink need no more, and the file is a third of the size.
//!
//! Median cut, after Heckbert, "Color image quantization for frame buffer display", SIGGRAPH 1982.

use std::collections::HashMap;
use std::io::Cursor;

const COLOURS: usize = 256;

type Rgb = [u8; 3];
/// A colour and how many pixels have it.
type Counted = (Rgb, u32);

/// The same picture as PNG with a palette.
///
/// # Errors
/// When the photograph is not a readable PNG, or encoding fails.
pub fn reduced(photograph: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut reader = png::Decoder::new(Cursor::new(photograph)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().ok_or("a picture that is too large")?];
    let info = reader.next_frame(&mut pixels)?;
    let step = info.color_type.samples();
    let colours: Vec<Rgb> =
        pixels.chunks_exact(step).filter_map(|pixel| pixel.first_chunk().copied()).collect();
    let mut counts: HashMap<Rgb, u32> = HashMap::new();
    for colour in &colours {
        *counts.entry(*colour).or_default() += 1;
    }
    let mut counted: Vec<Counted> = counts.into_iter().collect();
    // A hash map has no order; sorted, the same picture gives the same file.
    counted.sort_unstable();
    let palette = palette(counted.clone());
    let place: HashMap<Rgb, u8> =
        counted.iter().map(|(colour, _)| (*colour, nearest(&palette, *colour))).collect();
    let indices: Vec<u8> =
        colours.iter().map(|colour| place.get(colour).copied().unwrap_or_default()).collect();
    encode(info.width, info.height, &palette, &indices)
}

fn encode(
    width: u32,
    height: u32,
    palette: &[Rgb],
    indices: &[u8],
) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(indices)?;
    writer.finish()?;
    Ok(file)
}

/// At most 256 colours that represent all: the box of colours with the widest spread and most pixels is cut at its
/// median, again and again; each box gives its mean colour.
fn palette(colours: Vec<Counted>) -> Vec<Rgb> {
    let mut boxes = vec![colours];
    while boxes.len() < COLOURS {
        let worth = |one: &Vec<Counted>| {
            u64::from(spread(one).1) * one.iter().map(|(_, n)| u64::from(*n)).sum::<u64>().isqrt()
        };
        let Some((at, _)) = boxes.iter().enumerate().max_by_key(|(_, one)| worth(one)) else { break };
        let (channel, width) = spread(&boxes[at]);
        if width == 0 {
            break;
        }
        let mut cut = boxes.swap_remove(at);
        cut.sort_unstable_by_key(|(colour, _)| colour[channel]);
        let half = cut.iter().map(|(_, n)| u64::from(*n)).sum::<u64>() / 2;
        let mut sum = 0;
        let middle = cut.iter().position(|(_, n)| {
            sum += u64::from(*n);
            sum > half
        });
        let upper = cut.split_off(middle.unwrap_or(0).clamp(1, cut.len() - 1));
        boxes.extend([cut, upper]);
    }
    boxes.iter().map(|one| mean(one)).collect()
}

/// The channel with the widest range of values, and that range.
fn spread(colours: &[Counted]) -> (usize, u8) {
    let width = |channel: usize| {
        let values = colours.iter().map(|(colour, _)| colour[channel]);
        values.clone().max().unwrap_or(0) - values.min().unwrap_or(0)
    };
    (0..3).map(|channel| (channel, width(channel))).max_by_key(|(_, width)| *width).unwrap_or((0, 0))
}

fn mean(colours: &[Counted]) -> Rgb {
    let pixels: u64 = colours.iter().map(|(_, n)| u64::from(*n)).sum();
    [0, 1, 2].map(|channel| {
        let sum: u64 = colours.iter().map(|(colour, n)| u64::from(colour[channel]) * u64::from(*n)).sum();
        u8::try_from((sum + pixels / 2) / pixels.max(1)).unwrap_or(u8::MAX)
    })
}

fn nearest(palette: &[Rgb], colour: Rgb) -> u8 {
    let away = |other: &Rgb| -> i32 {
        (0..3).map(|channel| (i32::from(other[channel]) - i32::from(colour[channel])).pow(2)).sum()
    };
    let at = palette.iter().enumerate().min_by_key(|(_, other)| away(other)).map_or(0, |(at, _)| at);
    u8::try_from(at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_colours_stay_as_they_are_and_many_stay_near() {
        let few = vec![([247, 243, 234], 900), ([35, 41, 42], 90), ([161, 56, 42], 10)];
        let mut kept = palette(few.clone());
        kept.sort_unstable();
        assert_eq!(kept, [[35, 41, 42], [161, 56, 42], [247, 243, 234]]);
        let many: Vec<Counted> = (0..=255).flat_map(|r| (0..8).map(move |g| ([r, g * 32, 128], 1))).collect();
        let palette = palette(many.clone());
        assert_eq!(palette.len(), COLOURS);
        for (colour, _) in many {
            let to = palette[usize::from(nearest(&palette, colour))];
            assert!((0..3).all(|channel| colour[channel].abs_diff(to[channel]) < 40), "{colour:?} to {to:?}");
        }
    }
}
