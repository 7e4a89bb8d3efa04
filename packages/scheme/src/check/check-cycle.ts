import type { Scheme } from "../document/scheme.ts";
import type { Check } from "./report.ts";

type Step = NonNullable<Scheme["deadlines"]>[number]["step"];

/** Which steps come after which; steps of one stage may overlap. */
const stages: Readonly<Record<Step, number>> = {
  start: 0,
  collection: 1,
  voices: 1,
  verification: 1,
  deliberation: 2,
  gate: 3,
  notice: 4,
  objection: 5,
  action: 6,
  close: 7,
};

/**
 * The calendar of the assessment: the period runs forward and the steps of the cycle come in their order.
 *
 * Codes: `scheme.period-reversed`, `scheme.deadlines-out-of-order` (a step dated before an earlier one; equal days are fine).
 */
export function checkCycle({ scheme, refuse }: Check): void {
  const { from, to } = scheme.period;
  if (from > to) refuse("scheme.period-reversed", ["period", "to"], { from, to });
  const deadlines = scheme.deadlines ?? [];
  deadlines.forEach((deadline, at) => {
    const late = deadlines
      .filter((other) => stages[other.step] < stages[deadline.step] && other.on > deadline.on)
      .toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];
    if (late === undefined) return;
    const facts = { step: deadline.step, on: deadline.on, earlier: late.step, earlierOn: late.on };
    refuse("scheme.deadlines-out-of-order", ["deadlines", at, "on"], facts);
  });
}
