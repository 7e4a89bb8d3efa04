import { openStream } from "@huabiao/kernel/random";
import type { Cell } from "../csv.ts";
import { purposes } from "../streams.ts";
import { heads, type Member, portrayed } from "./members.ts";
import type { WorkRecord } from "./records.ts";

const strong = ["原則問題不含糊", "統籌協調有辦法", "常在一線", "任務落地有數", "按規矩用權"];
const weak = ["表態多於落實", "遇難題少辦法", "下鄉偏少", "部分任務滑期", "對身邊人提醒不夠"];

/**
 * Comments of 2026 on the year before: a synthesis on everybody who was there to be seen, citing records he took part in;
 * a point comment on two in five, and the own report of four in five.
 */
export function commentRows(seed: number, members: readonly Member[], records: readonly WorkRecord[]): Cell[][] {
  return portrayed(members).flatMap((member, at): Cell[][] => {
    const stream = openStream(seed, purposes.comments, at);
    const own = records.filter(({ people }) => people.some(({ person }) => person === member.person));
    const cited = own.slice(0, 2).map(({ id }) => id);
    const [best, worst] = [peak(member.merits, 1), peak(member.merits, -1)];
    const synthesis = `${strong[best]}；${weak[worst]}。依據：紀實${own.length}條與民主測評、考評組評分，三者並看。`;
    const { person } = member;
    const rows: Cell[][] = [[person, "省委組織部考核辦", "synthesis", "2026-03-16", synthesis, cited.join(" ")]];
    if (own.length > 0 && stream.uniform() < 0.4) {
      const point = `到場核看「${own[0]?.title}」，所記屬實。`;
      rows.push([person, "核實組", "comment", "2026-03-02", point, own[0]?.id ?? null]);
    }
    if (stream.uniform() < 0.8) {
      const report = `主要抓了${own.length}件事；不足在${headWords[worst]}，明年補。`;
      rows.push([person, person, "self-report", "2026-01-20", report, cited.join(" ")]);
    }
    return rows;
  });
}

const headWords = ["學習不夠經常", "統籌不夠周全", "下基層不夠多", "進度不夠扎實", "管人不夠嚴"];

/** The head in which somebody is best (1) or weakest (−1). */
function peak(merits: readonly number[], sign: 1 | -1): number {
  return heads.reduce(
    (top, _, head) => (sign * ((merits[head] as number) - (merits[top] as number)) > 0 ? head : top),
    0,
  );
}
