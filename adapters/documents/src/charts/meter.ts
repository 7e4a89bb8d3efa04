import { Markup } from "../report/markup.ts";
import { lengthOf } from "./scale.ts";

/** An amount against its budget: a bar, and an upright mark where the budget ends. */
export function meter(amount: number, budget: number): Markup {
  const whole = Math.max(amount, budget) * 1.1 || 1;
  const over = amount > budget;
  const end = lengthOf((budget / whole) * 100);
  return new Markup(
    `<svg class="track meter" aria-hidden="true"><rect class=meter-room x="0" width="100%" y="9" height="10" rx="5"/>` +
      `<rect class="${over ? "meter-over" : "value-bar"}" x="0" width="${lengthOf((amount / whole) * 100)}" y="9" height="10" rx="5"/>` +
      `<line class=budget x1="${end}" x2="${end}" y1="3" y2="25"/></svg>`,
  );
}
