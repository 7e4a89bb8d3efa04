/** Function zones of the fictional province; counties are compared only within their own. */
export const zones = ["urban", "agricultural", "ecological", "transition"] as const;

/** 城市化地區, 農產品主產區, 重點生態功能區, or 老工業與資源轉型區. */
export type Zone = (typeof zones)[number];

/** An invented county of 明河省. No real county-level place has its name. */
export interface County {
  /** `MH`, two digits of the prefecture, two of the county. */
  readonly id: string;
  readonly hant: string;
  readonly hans: string;
  readonly english: string;
  /** Chinese name of its prefecture. */
  readonly prefecture: string;
  readonly prefectureEnglish: string;
  readonly zone: Zone;
}

/**
 * Lists the 96 counties of the 12 prefectures, in order of id; the neighbour of a county is the next one of its prefecture.
 *
 * Cost O(counties).
 */
export function listCounties(): readonly County[] {
  return prefectures.flatMap(([prefecture, prefectureEnglish, rows], at) =>
    rows.map((row, place) => readCounty(row, { prefecture, prefectureEnglish, at, place })),
  );
}

interface Seat {
  readonly prefecture: string;
  readonly prefectureEnglish: string;
  readonly at: number;
  readonly place: number;
}

function readCounty(row: string, { prefecture, prefectureEnglish, at, place }: Seat): County {
  const [mark = "", hant = "", hans = "", english = ""] = row.split(" ");
  const zone = zones.find((candidate) => candidate.startsWith(mark));
  if (zone === undefined) throw new RangeError(`unknown zone mark in ${row}`);
  const district = zone === "urban";
  return {
    id: `MH${String(at + 1).padStart(2, "0")}${String(place + 1).padStart(2, "0")}`,
    hant: hant + (district ? "區" : "縣"),
    hans: hans + (district ? "区" : "县"),
    english: `${english} ${district ? "District" : "County"}`,
    prefecture,
    prefectureEnglish,
    zone,
  };
}

/** Chinese name, English name, and the counties as `zone-initial hant hans english`. */
const prefectures: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "棲川市",
    "Qichuan",
    [
      "u 棲梧 栖梧 Qiwu",
      "u 琴渚 琴渚 Qinzhu",
      "a 棠梨 棠梨 Tangli",
      "a 菰川 菰川 Guchuan",
      "e 檀溪 檀溪 Tanxi",
      "e 鷗渡 鸥渡 Oudu",
      "a 秫田 秫田 Shutian",
      "t 磬嶺 磬岭 Qingling",
    ],
  ],
  [
    "霽城市",
    "Jicheng",
    [
      "u 霽川 霁川 Jichuan",
      "u 虹渚 虹渚 Hongzhu",
      "u 曦原 曦原 Xiyuan",
      "a 蒹浦 蒹浦 Jianpu",
      "a 葦渚 苇渚 Weizhu",
      "e 鷺汀 鹭汀 Luting",
      "t 鈴澗 铃涧 Lingjian",
      "t 鑄台 铸台 Zhutai",
    ],
  ],
  [
    "楓浦市",
    "Fengpu",
    [
      "u 楓笛 枫笛 Fengdi",
      "u 帆嶼 帆屿 Fanyu",
      "u 錨灣 锚湾 Maowan",
      "u 櫓塘 橹塘 Lutang",
      "a 葭澤 葭泽 Jiaze",
      "a 螺渚 螺渚 Luozhu",
      "a 麥嶼 麦屿 Maiyu",
      "e 槭原 槭原 Qiyuan",
    ],
  ],
  [
    "檀陵市",
    "Tanling",
    [
      "u 箋塘 笺塘 Jiantang",
      "a 槿陌 槿陌 Jinmo",
      "a 杼川 杼川 Zhuchuan",
      "e 篁塘 篁塘 Huangtang",
      "e 梣林 梣林 Cenlin",
      "e 銜雲 衔云 Xianyun",
      "t 燭峰 烛峰 Zhufeng",
      "t 榛台 榛台 Zhentai",
    ],
  ],
  [
    "墨湖市",
    "Mohu",
    [
      "u 墨汀 墨汀 Moting",
      "u 硯溪 砚溪 Yanxi",
      "a 蓼汀 蓼汀 Liaoting",
      "a 芡湖 芡湖 Qianhu",
      "a 菖河 菖河 Changhe",
      "e 鷸灘 鹬滩 Yutan",
      "t 釉渡 釉渡 Youdu",
      "t 窯浦 窑浦 Yaopu",
    ],
  ],
  [
    "棠渡市",
    "Tangdu",
    [
      "u 艄渡 艄渡 Shaodu",
      "u 紗渡 纱渡 Shadu",
      "a 櫟丘 栎丘 Liqiu",
      "a 荻原 荻原 Diyuan",
      "a 藜崗 藜岗 Ligang",
      "e 樗溪 樗溪 Chuxi",
      "e 鵲渡 鹊渡 Quedu",
      "t 縵嶺 缦岭 Manling",
    ],
  ],
  [
    "鶴汀市",
    "Heting",
    [
      "u 舫洲 舫洲 Fangzhou",
      "u 穹湖 穹湖 Qionghu",
      "a 芷湄 芷湄 Zhimei",
      "a 蘅皋 蘅皋 Henggao",
      "e 鶴笙 鹤笙 Hesheng",
      "e 雁蕪 雁芜 Yanwu",
      "e 鳧溪 凫溪 Fuxi",
      "t 苧崗 苎岗 Zhugang",
    ],
  ],
  [
    "螢溪市",
    "Yingxi",
    [
      "u 螢浦 萤浦 Yingpu",
      "u 鏡泉 镜泉 Jingquan",
      "a 犁塬 犁塬 Liyuan",
      "a 耒河 耒河 Leihe",
      "e 苔泉 苔泉 Taiquan",
      "e 蟬坡 蝉坡 Chanpo",
      "e 鶯谷 莺谷 Yinggu",
      "t 炬原 炬原 Juyuan",
    ],
  ],
  [
    "銜山市",
    "Xianshan",
    [
      "u 絃歌 弦歌 Xiange",
      "a 茴坪 茴坪 Huiping",
      "a 薜野 薜野 Biye",
      "e 岫雲 岫云 Xiuyun",
      "e 鸛崖 鹳崖 Guanya",
      "e 隼崖 隼崖 Sunya",
      "t 鉬崗 钼岗 Mugang",
      "t 礪崖 砺崖 Liya",
    ],
  ],
  [
    "篁野市",
    "Huangye",
    [
      "u 笙澗 笙涧 Shengjian",
      "u 簫台 箫台 Xiaotai",
      "a 稷野 稷野 Jiye",
      "a 黍丘 黍丘 Shuqiu",
      "a 粟原 粟原 Suyuan",
      "a 菽塘 菽塘 Shutang",
      "e 蕨坪 蕨坪 Jueping",
      "t 硝河 硝河 Xiaohe",
    ],
  ],
  [
    "笙台市",
    "Shengtai",
    [
      "u 晷台 晷台 Guitai",
      "u 舷浦 舷浦 Xianpu",
      "a 耜原 耜原 Siyuan",
      "a 稔川 稔川 Renchuan",
      "e 蘚石 藓石 Xianshi",
      "t 爐塬 炉塬 Luyuan",
      "t 錘嶺 锤岭 Chuiling",
      "t 燧原 燧原 Suiyuan",
    ],
  ],
  [
    "穹北市",
    "Qiongbei",
    [
      "u 霓川 霓川 Nichuan",
      "e 椴嶺 椴岭 Duanling",
      "e 鷓林 鹧林 Zhelin",
      "e 麂坪 麂坪 Jiping",
      "e 麝谷 麝谷 Shegu",
      "e 麋原 麋原 Miyuan",
      "t 鐸嶺 铎岭 Duoling",
      "t 甕山 瓮山 Wengshan",
    ],
  ],
];
