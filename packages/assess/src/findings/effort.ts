import { effortAgainstFelt, type Felt } from "@huabiao/measure";
import type { EffortTask } from "@huabiao/scheme";
import type { Computed } from "../computed.ts";
import type { EffortFinding, EffortPlace } from "../effort-finding.ts";
import { acrossOf } from "../model/build-model.ts";
import type { VoicesFinding } from "../voices-finding.ts";

/**
 * Livelihood tasks: spending and workload against what people feel (R16). Places are compared within their comparison set.
 *
 * Spending and workload are those of the assessed period, a figure below zero being none; what is felt is a series, turned
 * round where less of it is better, or the scores of the poll or item with their errors; what a small cell hides is
 * missing here too. All tasks are one family under false-discovery control. Cost O(tasks × places).
 */
export function effortFindings(computed: Computed, voices: VoicesFinding): readonly EffortFinding[] {
  const { scheme } = computed;
  const rows = (scheme.effort ?? []).flatMap((task) => rowsOf(computed, voices, task));
  const made = effortAgainstFelt(rows.map(({ facts }) => facts));
  const flagged = new Set(made.flags.map((flag) => flag.case));
  const places = rows.map(({ task, subject, facts, felt }, at): EffortPlace & { readonly task: string } => {
    const own = made.tasks[at];
    const value = own?.ok ? own.value : null;
    return {
      task,
      subject,
      spending: facts.spending,
      workload: facts.workload,
      felt: felt?.value ?? null,
      feltError: felt?.standardError ?? null,
      effort: value?.sides[0].value ?? null,
      feltPosition: value?.sides[1].value ?? null,
      gap: value?.gap ?? null,
      lower: value?.lower ?? null,
      upper: value?.upper ?? null,
      flagged: flagged.has(at),
      reason: own === undefined || own.ok ? null : own.error,
    };
  });
  return (scheme.effort ?? []).map(({ id, title, spending, workload }) => ({
    id,
    title,
    units: { spending: unitOf(computed, spending), workload: unitOf(computed, workload) },
    places: places.flatMap(({ task, ...place }) => (task === id ? [place] : [])),
  }));
}

/** A task at every place that has a figure of it. */
function rowsOf(computed: Computed, voices: VoicesFinding, task: EffortTask) {
  const felt = feltBy(computed, voices, task.felt);
  const across = acrossOf(computed.scheme);
  return computed.evidence.subjects.flatMap((_, subject) => {
    const own = felt.of(subject);
    const facts = {
      kind: across === "group" ? `${task.id} ${computed.setOf[subject]}` : task.id,
      spending: amountOf(computed, task.spending, subject),
      workload: amountOf(computed, task.workload, subject),
      felt: own && { value: felt.sign * own.value, standardError: own.standardError },
    };
    const known = facts.spending !== null || facts.workload !== null || facts.felt !== null;
    return known ? [{ task: task.id, subject, facts, felt: own }] : [];
  });
}

interface FeltSource {
  readonly of: (subject: number) => Felt | null;
  /** −1 where less is better. */
  readonly sign: 1 | -1;
}

function feltBy(computed: Computed, voices: VoicesFinding, felt: EffortTask["felt"]): FeltSource {
  if ("series" in felt) {
    const direction = computed.scheme.indicators.find(({ id }) => id === felt.series)?.direction;
    const of = (subject: number) => {
      const at = cellOf(computed, felt.series, subject);
      if (at < 0) return null;
      const { value, standardError } = computed.evidence.observations;
      const error = standardError?.[at] ?? Number.NaN;
      return { value: value[at] as number, standardError: Number.isNaN(error) ? null : error };
    };
    return { of, sign: direction === "lower" ? -1 : 1 };
  }
  const poll = voices.polls.find(({ id }) => id === felt.poll);
  const item = felt.item === undefined ? null : (poll?.items.findIndex(({ id }) => id === felt.item) ?? -1);
  const heard = new Map(poll?.subjects.map((voice) => [voice.subject, voice]));
  const of = (subject: number) => {
    const voice = heard.get(subject);
    const value = (item === null ? voice?.score : voice?.items[item]?.score)?.value;
    return value == null ? null : { value: value.estimate, standardError: value.se };
  };
  return { of, sign: 1 };
}

function amountOf(computed: Computed, series: string | undefined, subject: number): number | null {
  const at = series === undefined ? -1 : cellOf(computed, series, subject);
  const value = at < 0 ? Number.NaN : (computed.evidence.observations.value[at] as number);
  return value >= 0 ? value : null;
}

function cellOf({ index, scheme }: Computed, series: string, subject: number): number {
  return index.find(index.seriesNumber(series), subject, index.periods.indexOf(scheme.period.label));
}

function unitOf({ scheme }: Computed, series: string | undefined): string | null {
  if (series === undefined) return null;
  return [...scheme.indicators, ...(scheme.series ?? [])].find(({ id }) => id === series)?.unit ?? null;
}
