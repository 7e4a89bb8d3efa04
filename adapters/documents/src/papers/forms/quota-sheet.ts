import type { Findings, QuotaFinding } from "@huabiao/assess";
import { paperFrame } from "../paper-frame.ts";
import type { PaperOptions } from "../paper-options.ts";
import { PaperWords } from "../paper-words.ts";
import type { View } from "../press/legible.ts";
import { openPress } from "../press/press.ts";

/**
 * The arithmetic of the quotas line by line (R10): pool, share, product, places, what the scores suggest, ties at the edge. It
 * decides nothing; there is room to write who was chosen and why.
 * @throws PaperError when the compiler fails (as a rejection).
 */
export async function renderQuotaSheet(findings: Findings, options: PaperOptions): Promise<Uint8Array> {
  const words = new PaperWords(options);
  const view = {
    paper: paperFrame(words, findings, words.say("quota.title")),
    title: words.say("quota.title"),
    note: words.say("quota.note"),
    none: findings.quotas.length === 0 ? words.say("quota.none") : null,
    header: ["step", "value"].map((column) => words.say(`quota.column.${column}`)),
    quotas: findings.quotas.map((quota) => quotaView(words, findings, quota)),
    sign: words.say("form.sign.seal"),
    reason: words.say("quota.reason"),
  };
  const { bytes } = await openPress().print("quota-sheet", view);
  return bytes;
}

function quotaView(words: PaperWords, { bands, subjects }: Findings, quota: QuotaFinding): View {
  const band = words.text(bands.find(({ id }) => id === quota.band)?.title ?? quota.band);
  const names = (ids: string) =>
    words.list(ids.split(", ").map((id) => words.text(subjects.find((subject) => subject.id === id)?.title ?? id)));
  const facts = {
    size: quota.size,
    share: words.percent(quota.share),
    product: words.fixed(quota.product, 2),
    places: quota.places,
  };
  return {
    title: words.say("quota.head", { pool: words.text(quota.pool), band }),
    sum: words.say("quota.sum", facts),
    suggested: words.say(quota.suggested > quota.places ? "quota.over" : "quota.within", {
      suggested: quota.suggested,
      places: quota.places,
    }),
    rows: quota.lines.map(({ code, facts: line }) => {
      if (code === "tie")
        return [
          words.say("quota.line.tie"),
          words.say("quota.tie", {
            tied: names(String(line["tied"])),
            over: line["over"] ?? 0,
            free: line["free"] ?? 0,
          }),
        ];
      const value = Number(line["value"]);
      return [
        words.say(`quota.line.${code}`, { by: line["by"] ?? "" }),
        code.includes("share") ? words.percent(value) : words.number(value, 2),
      ];
    }),
  };
}
