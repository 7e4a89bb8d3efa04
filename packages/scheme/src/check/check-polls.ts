import type { Poll } from "../document/scheme.ts";
import { instrumentOf } from "../instruments/poll-form.ts";
import { suggestions } from "../near-name.ts";
import type { Path } from "../path.ts";
import type { Check } from "./report.ts";

/** The polls to check, the ids of the dimensions they may stand beside, and where to say what is wrong. */
export interface PollCheck {
  readonly polls: readonly Poll[];
  readonly dimensions: readonly string[];
  readonly refuse: Check["refuse"];
}

/**
 * Polls: class weights make 100 %, every item can be answered, and no cell shows a single voter.
 *
 * Codes: `scheme.poll-unknown-dimension`, `scheme.class-weights-do-not-sum`, `scheme.item-without-options`,
 * `scheme.options-without-answer`, `scheme.anchor-unknown-option`, `scheme.cell-reveals-voter`, `scheme.poll-without-items`,
 * `scheme.small-areas-of-none` (of persons, or of a consultation).
 */
export function checkPolls(check: PollCheck): void {
  check.polls.forEach((poll, at) => {
    const path = ["polls", at];
    checkParent(check, poll, path);
    checkClassWeights(check, poll, path);
    checkItems(check, poll, path);
    if (poll.minimumCell === 1 && poll.secret !== false) {
      check.refuse("scheme.cell-reveals-voter", [...path, "minimumCell"], { poll: poll.id });
    }
    if (poll.smallAreas !== undefined && (poll.about === "person" || poll.consultation)) {
      check.refuse("scheme.small-areas-of-none", [...path, "smallAreas"], { poll: poll.id });
    }
  });
}

function checkParent({ dimensions, refuse }: PollCheck, { id, parent }: Poll, path: Path): void {
  if (parent === undefined || dimensions.includes(parent)) return;
  refuse("scheme.poll-unknown-dimension", [...path, "parent"], {
    poll: id,
    parent,
    ...suggestions(parent, dimensions),
  });
}

function checkClassWeights({ refuse }: PollCheck, { id, classes }: Poll, path: Path): void {
  if (classes === undefined || classes.length === 0) return;
  const sum = classes.reduce((total, { weight }) => total + weight, 0);
  const whole = [1, 100].some((candidate) => Math.abs(sum - candidate) <= candidate * 1e-6);
  if (!whole) {
    refuse("scheme.class-weights-do-not-sum", [...path, "classes"], { poll: id, sum: Number(sum.toPrecision(6)) });
  }
}

function checkItems({ refuse }: PollCheck, poll: Poll, path: Path): void {
  if (poll.options)
    checkOptions(poll.options, () => {
      refuse("scheme.options-without-answer", [...path, "options"], { poll: poll.id });
    });
  if (poll.items === undefined && poll.instrument === "custom") {
    refuse("scheme.poll-without-items", path, { poll: poll.id });
  }
  poll.items?.forEach((item, at) => {
    const here = [...path, "items", at];
    const options = item.options ?? poll.options ?? instrumentOf(poll.instrument)?.options;
    if (options === undefined) refuse("scheme.item-without-options", here, { poll: poll.id, item: item.id });
    if (item.options)
      checkOptions(item.options, () => {
        refuse("scheme.options-without-answer", [...here, "options"], { poll: poll.id });
      });
    const known = options?.map(({ id }) => id);
    for (const option of known === undefined ? [] : Object.keys(item.anchors ?? {})) {
      if (known?.includes(option)) continue;
      const facts = { poll: poll.id, item: item.id, option, ...suggestions(option, known ?? []) };
      refuse("scheme.anchor-unknown-option", [...here, "anchors", option], facts);
    }
  });
}

function checkOptions(options: NonNullable<Poll["options"]>, refuse: () => void): void {
  if (options.every(({ coefficient }) => coefficient === null)) refuse();
}
