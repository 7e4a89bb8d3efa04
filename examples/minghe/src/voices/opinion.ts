import type { Stream } from "@huabiao/kernel/random";

/** An ordered scale of answers, best first, and the one that is no answer. */
export interface AnswerScale {
  readonly options: readonly { readonly id: string; readonly coefficient: number }[];
  /**
   * An opinion at or above threshold k, and below those before it, gives option k. Descending, one fewer than
   * options.
   */
  readonly thresholds: readonly number[];
  readonly unknown: string;
}

/** The option that an opinion leads to. */
export function optionFor({ options, thresholds }: AnswerScale, opinion: number): string {
  const at = thresholds.findIndex((threshold) => opinion >= threshold);
  return options[at < 0 ? options.length - 1 : at]?.id as string;
}

/** What a voter of known opinion writes: 不了解 with chance `unknown`, nothing once in two hundred, else the option. */
export function drawAnswer(
  stream: Stream,
  scale: AnswerScale,
  { opinion, unknown }: { readonly opinion: number; readonly unknown: number },
): string | null {
  const luck = stream.uniform();
  if (luck < 0.005) return null;
  return luck < 0.005 + unknown ? scale.unknown : optionFor(scale, opinion);
}

/**
 * Mean coefficient in [0, 1] of opinions that are normal with a mean and standard deviation 1, among those who
 * answer.
 */
export function expectedCoefficient({ options, thresholds }: AnswerScale, mean: number): number {
  return options.reduce((sum, { coefficient }, at) => {
    const above = at === options.length - 1 ? 1 : normalCdf(mean - (thresholds[at] as number));
    const before = at === 0 ? 0 : normalCdf(mean - (thresholds[at - 1] as number));
    return sum + coefficient * (above - before);
  }, 0);
}

/** P(Z ≤ z) of the standard normal, to 1.5e-7. Source: Abramowitz & Stegun 1964, 7.1.26. */
function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (series * Math.exp(-x * x)) / 2;
  return z < 0 ? tail : 1 - tail;
}
