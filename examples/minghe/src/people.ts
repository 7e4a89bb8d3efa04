import type { Stream } from "@huabiao/kernel/random";

const surnames = [
  ..."沈陸顧程葉魏杜蘇潘田董范方石姚譚廖鄒熊金邱秦江史侯邵孟龍萬段雷錢湯尹黎易常武喬賀賴龔文龐樊蘭殷施陶洪翟安顏倪嚴牛溫蘆季俞章魯葛伍韋申尤畢聶叢焦向柳邢路岳齊沿梅莫莊辛管祝左涂谷祁時舒耿牟卜路詹關苗凌費紀靳盛童歐甄項曲成游陽裴席衛查屈鮑位覃霍翁隋植甘景薄單包司柏寧柯阮桂閔解強柴華車冉房邊辜",
];
const first = [..."霽檀棲硯岫蘅穆聿昀澄若知修懷沛景朗嘉攸予望既伯仲叔少思彥允含"];
const second = [..."棠川舟笙野白石庭衡之遠禾年嵐蕪渠岑澤歌暄山瀾塘儀彬潯槐磊筠驥"];

/**
 * Names people who never were, each once.
 *
 * A surname, then two uncommon given characters, drawn until the name is new. A likeness to anyone is chance.
 *
 * @param taken names that are given already.
 */
export function openRegister(stream: Stream, taken: Iterable<string> = []): { readonly next: () => string } {
  const known = new Set(taken);
  const draw = (from: readonly string[]): string => from[stream.integer(from.length)] as string;
  const next = (): string => {
    for (;;) {
      const name = draw(surnames) + draw(first) + draw(second);
      if (!known.has(name)) {
        known.add(name);
        return name;
      }
    }
  };
  return { next };
}
