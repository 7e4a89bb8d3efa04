import type { TargetFinding } from "@huabiao/assess";
import { dataTable, numberColumn, wordColumn } from "../charts/data-table.ts";
import { type Edition, nodeTitle, note, section } from "../report/edition.ts";
import { type Markup, markup, nothing } from "../report/markup.ts";
import { medianOf } from "../report/median.ts";
import * as numbers from "../report/numbers.ts";
import { print } from "../report/words.ts";
import { targetTable } from "./target-table.ts";

/** So many unmet targets are listed together; all stand in the section of their subject. */
const shown = 300;

/** Completion of targets and livelihood tasks: by indicator, then each that was not met or has no result. */
export function targets(edition: Edition): Markup {
  const { words, reading } = edition;
  const all = reading.findings.targets;
  if (all.length === 0) return nothing;
  const met = all.filter((target) => target.met === true).length;
  const unknown = all.filter((target) => target.met === null).length;
  const unverified = all.filter((target) => target.verified !== true).length;
  const facts = { met, count: all.length, unknown, unverified };
  const missed = all.filter((target) => target.met !== true);
  const table = targetTable(
    edition,
    missed.slice(0, shown),
    words.say("report.targets.caption-each", { shown: Math.min(shown, missed.length) }),
  );
  return section(
    "targets",
    words.say("report.targets.title", facts),
    note(words.say("report.targets.note", facts)),
    byIndicator(edition, all),
    missed.length === 0
      ? nothing
      : markup`<details class=behind><summary>${words.say("report.targets.open", { targets: words.count("target", missed.length) })}</summary>${table}</details>`,
  );
}

function byIndicator(edition: Edition, all: readonly TargetFinding[]): Markup {
  const { words } = edition;
  const ids = [...new Set(all.map((target) => target.indicator))];
  return dataTable({
    caption: words.say("report.targets.caption"),
    columns: [
      wordColumn(words.say("report.indicator")),
      ...["count", "met-count", "missed-count", "open-count", "median"].map((code) =>
        numberColumn(words.say(`report.target.${code}`)),
      ),
    ],
    rows: ids.map((id) => {
      const own = all.filter((target) => target.indicator === id);
      const times = (met: boolean | null) => own.filter((target) => target.met === met).length;
      const middle = medianOf(own.map((target) => target.attainment).filter((share) => share !== null));
      return [
        print(nodeTitle(edition, id)),
        own.length,
        times(true),
        times(false),
        times(null),
        middle === null ? "\u2014" : print(numbers.percent(middle)),
      ];
    }),
  });
}
