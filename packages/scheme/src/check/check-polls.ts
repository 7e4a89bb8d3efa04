import type { Poll } from "../document/scheme.ts";
import { suggestions } from "../near-name.ts";
import type { Path } from "../path.ts";
import type { Check } from "./report.ts";

/**
 * Polls: class weights make 100 %, every item can be answered, and no cell shows a single voter.
 *
 * Codes: `scheme.poll-unknown-dimension`, `scheme.class-weights-do-not-sum`, `scheme.item-without-options`,
 * `scheme.options-without-answer`, `scheme.anchor-unknown-option`, `scheme.cell-reveals-voter`.
 */
export function checkPolls(check: Check): void {
  check.scheme.polls?.forEach((poll, at) => {
    const path = ["polls", at];
    checkParent(check, poll, path);
    checkClassWeights(check, poll, path);
    checkItems(check, poll, path);
    if (poll.minimumCell === 1 && poll.secret !== false) {
      check.refuse("scheme.cell-reveals-voter", [...path, "minimumCell"], { poll: poll.id });
    }
  });
}

function checkParent({ scheme, refuse }: Check, { id, parent }: Poll, path: Path): void {
  const dimensions = scheme.dimensions.map((dimension) => dimension.id);
  if (parent === undefined || dimensions.includes(parent)) return;
  refuse("scheme.poll-unknown-dimension", [...path, "parent"], {
    poll: id,
    parent,
    ...suggestions(parent, dimensions),
  });
}

function checkClassWeights({ refuse }: Check, { id, classes }: Poll, path: Path): void {
  if (classes === undefined || classes.length === 0) return;
  const sum = classes.reduce((total, { weight }) => total + weight, 0);
  const whole = [1, 100].some((candidate) => Math.abs(sum - candidate) <= candidate * 1e-6);
  if (!whole) {
    refuse("scheme.class-weights-do-not-sum", [...path, "classes"], { poll: id, sum: Number(sum.toPrecision(6)) });
  }
}

function checkItems({ refuse }: Check, poll: Poll, path: Path): void {
  if (poll.options)
    checkOptions(poll.options, () => {
      refuse("scheme.options-without-answer", [...path, "options"], { poll: poll.id });
    });
  poll.items.forEach((item, at) => {
    const here = [...path, "items", at];
    const options = item.options ?? poll.options;
    if (options === undefined && poll.instrument === "custom") {
      refuse("scheme.item-without-options", here, { poll: poll.id, item: item.id });
    }
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
