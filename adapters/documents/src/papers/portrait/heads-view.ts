import type { HeadFinding, ViewFinding } from "@huabiao/assess";
import { standing } from "../../people/standing.ts";
import { medianOf } from "../../report/median.ts";
import type { PaperWords } from "../paper-words.ts";
import { type PortraitKind, type Sitting, viewTitle } from "./sitting.ts";

/** The heads of the content: every view as an interval among faint peers; views that disagree are told, none are summed. */
export function headsView(sitting: Sitting, heads: readonly HeadFinding[], kind: PortraitKind) {
  const { words, source } = sitting;
  const titles = source.people[`${kind}Heads`];
  const nameOf = (view: ViewFinding | undefined) => (view === undefined ? "" : viewTitle(sitting, view, kind));
  return {
    title: words.say("heads.title", { heads: words.list(titles.map(({ title }) => words.text(title))) }),
    note: words.say("heads.note"),
    legend: { own: words.say("heads.own"), peer: words.say("heads.peer"), median: words.say("heads.median") },
    rows: heads.map(({ head, views, disagreements }) => ({
      title: words.text(titles.find(({ id }) => id === head)?.title ?? head),
      views: views.map((view) => viewRow(sitting, view, nameOf(view))),
      disagreements: disagreementTexts(sitting, disagreements, (at) => nameOf(views[at])),
    })),
  };
}

/** The pairs of views that lie furthest apart, as many as there is room for, and how many more there are. */
function disagreementTexts(
  { words, detail }: Sitting,
  disagreements: HeadFinding["disagreements"],
  nameOf: (view: number) => string,
): readonly string[] {
  const widest = [...disagreements].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  const rest = widest.length - detail.items;
  return [
    ...widest.slice(0, detail.items).map(({ first, second, difference }) =>
      words.say("heads.disagree", {
        first: nameOf(first),
        second: nameOf(second),
        difference: words.fixed(Math.abs(difference)),
      }),
    ),
    ...(rest > 0 ? [words.say("heads.disagree-more", { count: rest })] : []),
  ];
}

function viewRow({ words }: Sitting, view: ViewFinding, title: string) {
  const { estimate, lower, upper, n, peers, unit } = view;
  const base = {
    kind: view.kind,
    title,
    n: n === null ? "" : words.say("heads.n", { n: words.number(n, 0) }),
  };
  if (estimate === null)
    return { ...base, reason: view.reason === null ? words.say("none") : words.reason(view.reason) };
  const ends = [estimate, lower ?? estimate, upper ?? estimate, ...peers];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const at = (value: number) => (to === from ? 0.5 : (value - from) / (to - from));
  const median = medianOf(peers);
  const digits = Math.max(Math.abs(from), Math.abs(to)) < 1 ? 2 : 1;
  return {
    ...base,
    reason: null,
    value: words.fixed(estimate, digits) + (unit === null || unit === "" ? "" : ` ${unit}`),
    interval: intervalText(words, view, digits),
    standing: standing(view),
    says: words.say(`heads.standing.${standing(view) ?? (median === null ? "unknown" : "no-interval")}`),
    at: at(estimate),
    lower: lower === null ? null : at(lower),
    upper: upper === null ? null : at(upper),
    median: median === null ? null : at(median),
    peers: peers.map(at),
  };
}

/** From end to end; nothing where there are no ends, or where they cannot be told apart in print. */
export function intervalText(words: PaperWords, { lower, upper }: ViewFinding, digits: number): string {
  if (lower === null || upper === null || words.fixed(lower, digits) === words.fixed(upper, digits)) return "";
  return words.range(lower, upper, digits);
}
