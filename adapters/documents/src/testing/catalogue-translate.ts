import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Language, languages, type Translate } from "@huabiao/kernel/text";

const folder = join(import.meta.dirname, "../../../../packages/contract/src/catalogue");

/** The report's sentences of one language, as they stand in the catalogue. */
export function reportSentences(language: Language): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(folder, `report.${language}.json`), "utf8"));
}

/** Sentences of other catalogues that the samples need. */
const elsewhere: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  "zh-Hant": {
    "check.bunching.seen": "{{years}} 年中有 {{times}} 年恰好超過目標 {{low}}–{{high}} 個百分點。",
    "check.bunching.innocent": "目標若按上半年實績調整，也會如此。",
    "check.bunching.toCheck": "目標下達日期；電力、稅收兩項旁證；抽三家企業複測。",
    "check.copied-series.seen": "與{{twin}}的數列逐年相同。",
    "check.copied-series.innocent": "兩地若共用一套抽樣或由上級推算，也會如此。",
    "check.copied-series.toCheck": "數據的來源單位與採集方式。",
    "check.benford.seen": "首兩位數字的分佈偏離本福特律。",
    "check.benford.innocent": "數值範圍窄，或按整數申報。",
    "check.benford.toCheck": "抽樣複測原始台賬。",
    "check.burst.name": "集中湧入",
    "check.burst.seen":
      "第 {{batch}} 批{{class}}的 {{count}} 張票中相似的佔 {{share}}，其餘各批是 {{elsewhereShare}}。",
    "check.burst.innocent": "同一場會議後集中投票，也會如此。",
    "check.burst.toCheck": "該批發放與回收的經過。",
    "check.over-roll.name": "票多於名冊",
    "check.over-roll.seen": "{{stratum}}回收 {{count}} 張，名冊上只有 {{roll}} 人。",
    "check.over-roll.innocent": "名冊漏登，或分層填錯。",
    "check.over-roll.toCheck": "名冊與發放記錄。",
    "check.invariant.name": "一律同答",
    "check.invariant.seen":
      "{{class}}中有 {{voters}} 人（{{share}}）對所有對象答得一樣，同類一般只有 {{expectedShare}}。",
    "check.invariant.innocent": "對象確實相近，或題目太多。",
    "check.invariant.toCheck": "該類的組織方式與填答時間。",
    "lint.no-public-voice.what": "沒有群眾評價。",
    "lint.no-public-voice.why": "考核應反映群眾感受。",
    "lint.no-public-voice.remedy": "加入一項抽樣調查。",
    "lint.single-source-key.what": "關鍵指標只有一個數據來源。",
    "lint.single-source-key.why": "單一來源無從旁證。",
    "lint.single-source-key.remedy": "補一個獨立來源。",
    "lint.one-size-weights.what": "各組權重相同。",
    "lint.one-size-weights.why": "功能不同而權重相同，是一刀切。",
    "lint.one-size-weights.remedy": "按主體功能區分設權重。",
    "table.not-a-number.what": "「{{value}}」不是數字。",
  },
  "zh-Hans": {},
  en: {},
};

/** A small stand-in for the catalogue: fills `{{fact}}`, gives an unknown code back as it is. */
export const sampleTranslate: Readonly<Record<Language, Translate>> = {
  "zh-Hant": translateFrom("zh-Hant"),
  "zh-Hans": translateFrom("zh-Hans"),
  en: translateFrom("en"),
};

/** Codes that were asked for since the start and have no sentence; other catalogues' codes are left out. */
export const unknownCodes = new Set<string>();

function translateFrom(language: Language): Translate {
  const sentences = { ...reportSentences(language), ...elsewhere["zh-Hant"], ...elsewhere[language] };
  return (code, facts = {}) => {
    const sentence = sentences[code];
    if (sentence === undefined) {
      if (/^(report|undefined)\./.test(code)) unknownCodes.add(`${languages.indexOf(language)} ${code}`);
      return code;
    }
    return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(facts[name] ?? whole));
  };
}
