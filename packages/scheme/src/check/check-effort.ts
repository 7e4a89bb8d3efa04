import type { EffortTask } from "../document/scheme.ts";
import { pollItems } from "../instruments/poll-form.ts";
import { suggestions } from "../near-name.ts";
import type { Path } from "../path.ts";
import type { Check } from "./report.ts";

/**
 * Livelihood tasks name series, polls and items that there are, and something that was put in.
 *
 * Codes: `scheme.effort-of-nothing` (neither spending nor workload), `scheme.effort-unknown` (a series, poll or item),
 * `scheme.effort-of-others` (a poll about persons, or open without a roll).
 */
export function checkEffort({ scheme, refuse }: Check): void {
  const series = [...(scheme.series ?? []), ...scheme.indicators].map(({ id }) => id);
  scheme.effort?.forEach((task, at) => {
    const path: Path = ["effort", at];
    const expect = (name: string | undefined, known: readonly string[], where: Path) => {
      if (name === undefined || known.includes(name)) return;
      refuse("scheme.effort-unknown", [...path, ...where], { task: task.id, name, ...suggestions(name, known) });
    };
    if (task.spending === undefined && task.workload === undefined)
      refuse("scheme.effort-of-nothing", path, { task: task.id });
    expect(task.spending, series, ["spending"]);
    expect(task.workload, series, ["workload"]);
    if ("series" in task.felt) expect(task.felt.series, series, ["felt", "series"]);
    else checkFeltPoll({ scheme, refuse }, task, { felt: task.felt, path, expect });
  });
}

interface FeltPoll {
  readonly felt: Extract<EffortTask["felt"], { poll: string }>;
  readonly path: Path;
  readonly expect: (name: string | undefined, known: readonly string[], where: Path) => void;
}

function checkFeltPoll(
  { scheme, refuse }: Pick<Check, "scheme" | "refuse">,
  { id }: EffortTask,
  { felt, path, expect }: FeltPoll,
): void {
  const polls = scheme.polls ?? [];
  expect(
    felt.poll,
    polls.map((poll) => poll.id),
    ["felt", "poll"],
  );
  const poll = polls.find((own) => own.id === felt.poll);
  if (poll === undefined) return;
  if (poll.about === "person" || poll.consultation)
    refuse("scheme.effort-of-others", [...path, "felt", "poll"], { task: id, poll: poll.id });
  expect(
    felt.item,
    pollItems(poll).map((item) => item.id),
    ["felt", "item"],
  );
}
