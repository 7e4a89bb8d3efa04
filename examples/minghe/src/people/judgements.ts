import { openStream } from "@huabiao/kernel/random";
import type { Cell } from "../csv.ts";
import { purposes } from "../streams.ts";
import { type Member, portrayed } from "./members.ts";

/** Criteria of the scheme's political standard, with what an examiner writes who holds them met. */
const criteria = [
  {
    id: "people-first",
    met: ["重大事項前聽取群眾意見，會議記錄可查", "財力緊時先保民生支出，預算可對", "拆遷補償先談後動，簽字在卷"],
  },
  { id: "true-figures", met: ["抽查的源頭數據與臺賬一致", "發現差錯主動更正，有更正單", "入戶核對十二戶，與報表相符"] },
  {
    id: "long-view",
    met: ["前任項目續辦，進度公開", "未新上樣板工程，在建的都有後續經費", "中期評估兩項下馬，理由寫明"],
  },
] as const;

/** On whom something is planted. */
export interface PlantedJudgements {
  /** Both examiners hold that figures were made up, with the decision cited. */
  readonly vetoed: string;
  /** The examiners do not say the same on the long view. */
  readonly differ: string;
  /** One examiner only has judged people-first. */
  readonly incomplete: string;
}

/** Judgements of two examiners on every member who was there to be seen; met, but for what is planted. */
export function judgementRows(
  seed: number,
  members: readonly Member[],
  { vetoed, differ, incomplete }: PlantedJudgements,
): Cell[][] {
  const stream = openStream(seed, purposes.judgements);
  return portrayed(members).flatMap(({ person }) => {
    const first = 1 + stream.integer(9);
    return criteria.flatMap(({ id, met }) =>
      [first, 1 + (first % 9)].flatMap((number, k): Cell[][] => {
        const examiner = `E${String(number).padStart(2, "0")}`;
        if (person === vetoed && id === "true-figures")
          return [[person, id, examiner, "not-met", "授意填報工業增加值，決定文書見案卷", "industry_per_head"]];
        if (person === differ && id === "long-view" && k === 1)
          return [[person, id, examiner, "not-met", "新上廣場擠佔管網改造，延期一年", null]];
        if (person === incomplete && id === "people-first" && k === 1) return [];
        return [[person, id, examiner, "met", met[stream.integer(met.length)] as string, null]];
      }),
    );
  });
}
