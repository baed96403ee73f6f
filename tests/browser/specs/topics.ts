// Every page about one subject: its address below the language, and its heading in both languages.
export const TOPIC_PAGES: [string, string, string][] = [
  ["line/", "一线穿", "One line through"],
  ["events/", "活动日历", "What’s on"],
  ["venues/", "亚运场馆今天", "Games venues today"],
  ["benefits/", "惠民", "Free and reduced"],
  ["guests/", "外国客人指南", "Visitors from abroad"],
  ["stamps/", "打卡", "Stamps"],
  ["corridors/culture/", "文化走廊", "Culture corridor"],
  ["corridors/scenery/", "景观走廊", "Scenery corridor"],
  ["corridors/industry/", "产业走廊", "Industry corridor"],
  ["corridors/ecology/", "生态走廊", "Ecology corridor"],
  ["guides/antiquity-in-six-days/", "八千年，分六天走", "Eight thousand years in six days"],
  ["guides/canal-on-foot-and-by-rail/", "沿运河走四天", "Four days along the canal"],
  ["guides/from-lake-to-sea/", "从湖到海，可拆可合", "From lake to sea"],
  ["guides/asian-games-venues-today/", "亚运之后看场馆", "The venues after the Games"],
];
