import type { ToldPerson } from "@huabiao/documents";
import type { Session } from "../io.ts";
import { textTable } from "./text-table.ts";

type Heads = ToldPerson["heads"];
type View = Heads["rows"][number]["views"][number];
type Figure = Extract<View, { readonly reason: null }>;

const stripColumns = 24;

/** The heads of a portrait: one line a view, with its figure, interval, and a strip on which it stands among its peers. */
export function headLines({ translate }: Session, heads: Heads): readonly string[] {
  const { title, note, legend, rows } = heads;
  const header = ["head", "view", "figure", "interval", "n", "among", "standing"].map((name) =>
    translate(`cli.portrait.column.${name}`),
  );
  const cells = rows.flatMap((head) => head.views.map((view, at) => [at === 0 ? head.title : "", ...viewCells(view)]));
  const apart = rows.flatMap(({ disagreements }) => disagreements.map((text) => `  · ${text}`));
  const key = `  ● ${legend.own} · ${legend.peer} ┊ ${legend.median}`;
  return [
    `■ ${title}`,
    ...textTable(header, cells, [3])
      .split("\n")
      .map((line) => `  ${line}`),
    `${key}  ${note}`,
    ...apart,
  ];
}

function viewCells(view: View): readonly string[] {
  if (!isFigure(view)) return [view.title, "—", "", view.n, "", view.reason];
  return [view.title, view.value, view.interval, view.n, strip(view), view.says];
}

function isFigure(view: View): view is Figure {
  return view.reason === null;
}

/** Peers as dots, the interval as a line, their median, and the figure: hollow when it cannot be told apart from the median. */
function strip({ at, lower, upper, median, peers, standing }: Figure): string {
  const columns: string[] = Array.from({ length: stripColumns }, () => " ");
  const column = (share: number) => Math.round(share * (stripColumns - 1));
  for (const peer of peers) columns[column(peer)] = "·";
  if (lower !== null && upper !== null) columns.fill("─", column(lower), column(upper) + 1);
  if (median !== null) columns[column(median)] = "┊";
  columns[column(at)] = standing === "not-told-apart" ? "○" : "●";
  return columns.join("");
}
