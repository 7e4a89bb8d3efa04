import { yearOf } from "@huabiao/kernel/calendar";
import { checkData, type IntegrityFlag, middleDay, type Panel, type PanelRevision } from "@huabiao/measure";
import type { Computed } from "../computed.ts";
import type { Evidence } from "../evidence.ts";
import type { CheckFinding, FlagFinding } from "../findings.ts";
import { checkFindings, toldFacts } from "./told-checks.ts";

/** What the data checks saw (R21): flags for people, and what was run. They change no score. */
export interface CheckedData {
  readonly flags: readonly FlagFinding[];
  readonly checks: readonly CheckFinding[];
}

const largestPanel = 4_000_000;

/** Runs the data checks over the scored indicators and all years up to the assessed one; skipped beyond four million cells. */
export function checkedData(computed: Computed): CheckedData {
  const panel = panelOf(computed);
  if (panel === null) return { flags: [], checks: [] };
  const settings = computed.scheme.method?.checks;
  const off = new Set((settings?.off ?? []).map(({ check }) => check));
  const rate = settings?.falseDiscovery;
  const checked = checkData(
    panel,
    rate === undefined ? { seed: computed.seed } : { seed: computed.seed, falseDiscoveryRate: rate },
  );
  const subjects = new Map(computed.evidence.subjects.map((subject, at) => [subject.id as string, at]));
  return {
    flags: checked.flags
      .filter(({ check }) => !off.has(check))
      .flatMap(bothSides)
      .map((flag) => flagFinding(flag, subjects)),
    checks: checkFindings(checked).filter(({ check }) => !off.has(check)),
  };
}

/** Of two equal series nobody can tell which was copied: both subjects are asked. */
function bothSides(flag: IntegrityFlag): IntegrityFlag[] {
  const other = flag.facts["otherSubject"];
  if (typeof other !== "string" || flag.subject === null) return [flag];
  return [flag, { ...flag, subject: other, facts: { ...flag.facts, otherSubject: flag.subject } }];
}

function flagFinding(flag: IntegrityFlag, subjects: ReadonlyMap<string, number>): FlagFinding {
  return {
    check: flag.check,
    subject: flag.subject === null ? null : (subjects.get(flag.subject) ?? null),
    indicator: flag.indicator,
    poll: null,
    periods: flag.years.map(String),
    statistic: flag.statistic,
    pValue: flag.pValue,
    adjusted: flag.adjusted,
    facts: toldFacts(flag.facts),
  };
}

function panelOf({ scheme, evidence, index, groups }: Computed): Panel | null {
  const lastYear = index.years[index.periods.indexOf(scheme.period.label)] ?? null;
  const past = index.years.filter((year): year is number => year !== null && (lastYear === null || year <= lastYear));
  const years = [...new Set(past)].sort((a, b) => a - b);
  const cells = years.length * evidence.subjects.length * scheme.indicators.length;
  if (years.length < 2 || cells > largestPanel) return null;
  const layout = layoutOf({ evidence, index, years });
  const second = scheme.indicators.map(({ supply }) =>
    supply?.secondSource === undefined ? null : layout.series(supply.secondSource),
  );
  const targets = scheme.indicators.map(({ id }) => layout.targets(id));
  return {
    subjects: evidence.subjects.map(({ id }) => id),
    indicators: scheme.indicators.map(({ id, direction }) => ({ id, direction: direction === "higher" ? 1 : -1 })),
    years,
    values: scheme.indicators.map(({ id }) => layout.series(id)),
    targets: targets.some((one) => one !== null) ? targets : null,
    secondSources: second.some((one) => one !== null) ? second : null,
    revisions: revisionsOf({ evidence, index, years, indicators: new Set(scheme.indicators.map(({ id }) => id)) }),
    terms: termYears(evidence),
    groupOf: groups.groupOf,
  };
}

function layoutOf({
  evidence,
  index,
  years,
}: Pick<Computed, "evidence" | "index"> & { readonly years: readonly number[] }) {
  const size = evidence.subjects.length * years.length;
  const periodOf = years.map((year) => index.years.indexOf(year));
  return {
    series: (id: string): Float64Array => {
      const series = index.seriesNumber(id);
      return Float64Array.from({ length: size }, (_, cell) => {
        const found = index.find(series, Math.floor(cell / years.length), periodOf[cell % years.length] ?? -1);
        return found < 0 ? Number.NaN : (evidence.observations.value[found] as number);
      });
    },
    targets: (id: string): Float64Array | null => {
      const series = index.seriesNumber(id);
      const own = evidence.targets.filter((target) => target.series === series);
      if (own.length === 0) return null;
      const cells = new Float64Array(size).fill(Number.NaN);
      for (const { subject, period, target } of own) {
        const at = years.indexOf(Number(period.slice(0, 4)));
        if (at >= 0) cells[subject * years.length + at] = target;
      }
      return cells;
    },
  };
}

function revisionsOf(
  of: Pick<Computed, "evidence" | "index"> & {
    readonly years: readonly number[];
    readonly indicators: ReadonlySet<string>;
  },
): PanelRevision[] {
  const { observations: obs, subjects } = of.evidence;
  if (obs.revision === null) return [];
  const firstOf = new Map<string, number>();
  for (let k = 0; k < obs.value.length; k++) {
    const key = `${obs.seriesOf[k]} ${obs.subjectOf[k]} ${obs.periodOf[k]}`;
    const before = firstOf.get(key);
    if (before === undefined || (obs.revision[k] as number) < (obs.revision[before] as number)) firstOf.set(key, k);
  }
  return [...firstOf.values()].flatMap((k) => {
    const [series, subject, period] = [
      obs.seriesOf[k] as number,
      obs.subjectOf[k] as number,
      obs.periodOf[k] as number,
    ];
    const newest = of.index.find(series, subject, period);
    const year = of.index.years[period] ?? null;
    const indicator = obs.series[series] ?? "";
    if (newest === k || year === null || !of.years.includes(year) || !of.indicators.has(indicator)) return [];
    return [
      {
        subject: subjects[subject]?.id ?? "",
        indicator,
        year,
        first: obs.value[k] as number,
        later: obs.value[newest] as number,
      },
    ];
  });
}

const openTermYear = 9999;

function termYears({ terms, subjects }: Evidence) {
  return terms.flatMap(({ subject, from, to }) => {
    const place = subjects[subject];
    if (place === undefined) return [];
    const toYear = to === null ? openTermYear : yearOf(middleDay(to));
    return [{ subject: place.id, fromYear: yearOf(middleDay(from)), toYear }];
  });
}
