//! Chinese texts in traditional characters.

use super::quotes;
use crate::failure::Failure;
use crate::workspace;
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use std::fs;

/// The words of our own, below the repository's root.
const OWN: &str = "assets/traditional/words.tsv";

/// The conversion: the words of our own, then OpenCC's dictionaries (characters as in Taiwan, words as they are).
pub struct Words {
    /// Simplified and traditional, the longest first.
    own: Vec<(String, String)>,
    general: OpenCC,
}

impl Words {
    /// Reads the words of our own.
    ///
    /// # Errors
    /// When the file cannot be read, a line is not two words of one length, or OpenCC's dictionaries are damaged.
    pub fn read() -> Result<Self, Failure> {
        let file = workspace::root().join(OWN);
        let text = fs::read_to_string(&file).map_err(Failure::io(&file))?;
        Self::parse(&text).map_err(Failure::content(&file))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut own = lines.map(word).collect::<Result<Vec<_>, _>>()?;
        own.sort_by_key(|(simplified, _)| std::cmp::Reverse(simplified.len()));
        let general = OpenCC::from_config(BuiltinConfig::S2tw).map_err(|error| error.to_string())?;
        Ok(Self { own, general })
    }

    /// The text in traditional characters, with its quotation marks in corner brackets. What is not Chinese stays as it
    /// is.
    pub fn traditional(&self, text: &str) -> String {
        quotes::in_corners(&self.characters(text))
    }

    /// The text in traditional characters, with the quotation marks that it has.
    pub fn characters(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let (mut rest, mut from) = (text, 0);
        while from < rest.len() {
            match self.own_word(&rest[from..]) {
                Some((simplified, traditional)) => {
                    out.push_str(&self.general.convert(&rest[..from]));
                    out.push_str(traditional);
                    rest = &rest[from + simplified.len()..];
                    from = 0;
                }
                None => from += rest[from..].chars().next().map_or(1, char::len_utf8),
            }
        }
        out.push_str(&self.general.convert(rest));
        out
    }

    fn own_word(&self, text: &str) -> Option<(&str, &str)> {
        let found = self.own.iter().find(|(simplified, _)| text.starts_with(simplified.as_str()));
        found.map(|(simplified, traditional)| (simplified.as_str(), traditional.as_str()))
    }
}

fn word(line: &str) -> Result<(String, String), String> {
    match line.split_once('\t') {
        Some((simplified, traditional))
            if !simplified.is_empty() && simplified.len() == traditional.len() =>
        {
            Ok((simplified.to_owned(), traditional.to_owned()))
        }
        _ => Err(format!("`{line}`: write two words of the same length with a tab between them")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traditional(text: &str) -> String {
        Words::read().expect("the words are readable").traditional(text)
    }

    #[test]
    fn a_character_with_several_forms_takes_that_of_its_word() {
        for (simplified, expected) in [
            ("每周一闭馆，周边照常", "每週一閉館，周邊照常"),
            ("农历八月十八的历史", "農曆八月十八的歷史"),
            ("台风、看台、天台山", "颱風、看臺、天台山"),
            ("余姚和余杭以后发车", "餘姚和餘杭以後發車"),
            ("面馆在街对面", "麵館在街對面"),
            ("怕干的木器", "怕乾的木器"),
            ("刻着“天下第一‘楼’”", "刻著「天下第一『樓』」"),
        ] {
            assert_eq!(traditional(simplified), expected);
        }
    }

    #[test]
    fn our_own_words_come_first_and_the_longest_of_them_wins() {
        assert_eq!(traditional("慈溪的皮划艇和范钦"), "慈溪的皮划艇和范欽");
        assert_eq!(traditional("微信小程序里的程序"), "微信小程序裡的程式");
    }

    #[test]
    fn what_is_traditional_or_not_chinese_stays() {
        for text in ["餘姚的歷史", "West Lake · 3 km", "<a href=\"/zh/\">", ""] {
            assert_eq!(traditional(text), text);
        }
    }

    #[test]
    fn a_word_of_another_length_is_refused_and_named() {
        let refused = Words::parse("刷新\t重新整理").err().expect("it is refused");
        assert!(refused.contains("刷新"), "{refused}");
        assert!(Words::parse("刷新").is_err());
    }
}
