import type { EstimateRow } from "../analysis/estimate-survey.ts";
import type { EstimateFinding, ItemFinding, PollFinding, Told, VoiceFinding } from "../voices-finding.ts";

/**
 * Every figure of a poll as rows (R15): `score`, `mean(ITEM)` and `share(ITEM=OPTION)` over all, then by place, then the
 * score by place and class and by place and stratum.
 *
 * @param subjects ids of the subjects that the finding's indexes mean.
 */
export function pollRows(poll: PollFinding, subjects: readonly string[]): readonly EstimateRow[] {
  return [poll.overall, ...poll.subjects].flatMap((voice) => {
    const domain = { poll: poll.id, ...(voice.subject < 0 ? {} : { subject: subjects[voice.subject] ?? "" }) };
    return [
      row("score", domain, voice.score),
      ...voice.items.flatMap((item, at) => itemRows(poll, item, { at, domain })),
      ...partRows(poll, voice, domain),
    ];
  });
}

function partRows(poll: PollFinding, voice: VoiceFinding, domain: EstimateRow["domain"]): EstimateRow[] {
  const classes = voice.classes.map(({ score }, at) =>
    row("score", { ...domain, class: poll.classes[at]?.id ?? "" }, score),
  );
  const cells = voice.cells
    .filter(({ strata }) => strata.length > 0)
    .map((cell) => {
      const stratum = cell.strata.map((at) => poll.strata[at]?.id ?? "").join("+");
      const cls = cell.class < 0 ? {} : { class: poll.classes[cell.class]?.id ?? "" };
      return row("score", { ...domain, ...cls, stratum }, cell.score);
    });
  return [...classes, ...cells];
}

function itemRows(
  { items }: PollFinding,
  item: ItemFinding,
  { at, domain }: { readonly at: number; readonly domain: EstimateRow["domain"] },
): EstimateRow[] {
  const { id, options } = items[at] as PollFinding["items"][number];
  const shares = item.shares.flatMap((share, option): EstimateRow[] => {
    if (share === null) return [];
    const [estimate, lower, upper] = share;
    const name = `share(${id}=${options[option]?.id ?? ""})`;
    return [{ ...none, name, domain, estimate, lower, upper, n: item.score.value?.n ?? 0 }];
  });
  return [row(`mean(${id})`, domain, item.score), ...shares];
}

const none = { estimate: null, se: null, lower: null, upper: null, n: 0, df: 0, designEffect: null };

function row(name: string, domain: EstimateRow["domain"], { value, reason }: Told<EstimateFinding>): EstimateRow {
  if (value === null) return { name, domain, ...none, reason };
  const { estimate, se, lower, upper, n, df, designEffect } = value;
  return { name, domain, estimate, se, lower, upper, n, df, designEffect };
}
