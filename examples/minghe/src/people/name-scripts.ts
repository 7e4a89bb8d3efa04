/** Characters of names with their simplified form, where it differs, and how they are read. */
const written =
  "沈Shen 陸陆Lu 顧顾Gu 程Cheng 葉叶Ye 魏Wei 杜Du 蘇苏Su 潘Pan 田Tian 董Dong 范Fan 方Fang 石Shi 姚Yao 譚谭Tan 廖Liao 鄒邹Zou " +
  "熊Xiong 金Jin 邱Qiu 秦Qin 江Jiang 史Shi 侯Hou 邵Shao 孟Meng 龍龙Long 萬万Wan 段Duan 雷Lei 錢钱Qian 湯汤Tang 尹Yin 黎Li 易Yi " +
  "常Chang 武Wu 喬乔Qiao 賀贺He 賴赖Lai 龔龚Gong 文Wen 龐庞Pang 樊Fan 蘭兰Lan 殷Yin 施Shi 陶Tao 洪Hong 翟Zhai 安An 顏颜Yan 倪Ni " +
  "嚴严Yan 牛Niu 溫温Wen 蘆芦Lu 季Ji 俞Yu 章Zhang 魯鲁Lu 葛Ge 伍Wu 韋韦Wei 申Shen 尤You 畢毕Bi 聶聂Nie 叢丛Cong 焦Jiao 向Xiang " +
  "柳Liu 邢Xing 路Lu 岳Yue 齊齐Qi 沿Yan 梅Mei 莫Mo 莊庄Zhuang 辛Xin 管Guan 祝Zhu 左Zuo 涂Tu 谷Gu 祁Qi 時时Shi 舒Shu 耿Geng 牟Mou " +
  "卜Bu 詹Zhan 關关Guan 苗Miao 凌Ling 費费Fei 紀纪Ji 靳Jin 盛Sheng 童Tong 歐欧Ou 甄Zhen 項项Xiang 曲Qu 成Cheng 游You 陽阳Yang 裴Pei " +
  "席Xi 衛卫Wei 查Zha 屈Qu 鮑鲍Bao 位Wei 覃Qin 霍Huo 翁Weng 隋Sui 植Zhi 甘Gan 景Jing 薄Bo 單单Shan 包Bao 司Si 柏Bai 寧宁Ning 柯Ke " +
  "阮Ruan 桂Gui 閔闵Min 解Xie 強强Qiang 柴Chai 華华Hua 車车Che 冉Ran 房Fang 邊边Bian 辜Gu " +
  "霽霁Ji 檀Tan 棲栖Qi 硯砚Yan 岫Xiu 蘅Heng 穆Mu 聿Yu 昀Yun 澄Cheng 若Ruo 知Zhi 修Xiu 懷怀Huai 沛Pei 朗Lang 嘉Jia 攸You 予Yu " +
  "望Wang 既Ji 伯Bo 仲Zhong 叔Shu 少Shao 思Si 彥彦Yan 允Yun 含Han " +
  "棠Tang 川Chuan 舟Zhou 笙Sheng 野Ye 白Bai 庭Ting 衡Heng 之Zhi 遠远Yuan 禾He 年Nian 嵐岚Lan 蕪芜Wu 渠Qu 岑Cen 澤泽Ze 歌Ge 暄Xuan " +
  "山Shan 瀾澜Lan 塘Tang 儀仪Yi 彬Bin 潯浔Xun 槐Huai 磊Lei 筠Yun 驥骥Ji " +
  "青Qing 以Yi 恆恒Heng 崇Chong 礪砺Li";

const characters = new Map(
  written.split(" ").map((entry) => {
    const match = /^(\p{Script=Han})(\p{Script=Han}?)([A-Z][a-z]+)$/u.exec(entry);
    if (match === null) throw new RangeError(`${entry} is no character with its reading`);
    const [, hant = "", hans = "", reading = ""] = match;
    return [hant, { hans: hans || hant, reading }] as const;
  }),
);

/**
 * A name of one surname and two given characters in simplified characters and in letters: 沈青檀, Shen Qingtan.
 *
 * @throws RangeError on a character that no name of the example has.
 */
export function nameScripts(name: string): { readonly hans: string; readonly english: string } {
  const known = [...name].map((character) => {
    const found = characters.get(character);
    if (found === undefined) throw new RangeError(`${name} has a character without a reading`);
    return found;
  });
  const [surname = "", ...given] = known.map(({ reading }) => reading);
  const joined = given.map((reading, at) => (at === 0 ? reading : reading.toLowerCase())).join("");
  return { hans: known.map(({ hans }) => hans).join(""), english: `${surname} ${joined}` };
}
