import type { ClassFinding, PollFinding } from "@huabiao/assess";

/** Ballots per option over all questions that have the options of the first. */
export function answersByOption(poll: PollFinding, items: ClassFinding["items"]): readonly number[] {
  const options = poll.items[0]?.options ?? [];
  const same = (at: number) =>
    poll.items[at]?.options.map(({ id }) => id).join() === options.map(({ id }) => id).join();
  return options.map((_, option) =>
    items.reduce((sum, item, at) => sum + (same(at) ? (item.counts[option] ?? 0) : 0), 0),
  );
}
