/** A published indicator of the panel. */
export interface PanelIndicator {
  readonly id: string;
  /** +1 more is better, −1 less is better. */
  readonly direction: 1 | -1;
}

/** A value as it was first published; the panel holds how it stands now. */
export interface PanelRevision {
  readonly subject: string;
  readonly indicator: string;
  readonly year: number;
  readonly first: number;
  readonly later: number;
}

/** A term of office at a subject, both years included. */
export interface PanelTerm {
  readonly subject: string;
  readonly fromYear: number;
  readonly toYear: number;
}

/**
 * Reported values of subjects × indicators × years.
 *
 * Every array of values belongs to one indicator and is laid out subject by subject: cell =
 * subject · years.length + year. NaN = missing.
 */
export interface Panel {
  readonly subjects: readonly string[];
  readonly indicators: readonly PanelIndicator[];
  /** Ascending; neighbours count as successive periods. */
  readonly years: readonly number[];
  readonly values: readonly Float64Array[];
  /** Targets for the same cells; null where an indicator has none. */
  readonly targets?: readonly (Float64Array | null)[] | null;
  /** The same quantity from a second source. */
  readonly secondSources?: readonly (Float64Array | null)[] | null;
  readonly revisions?: readonly PanelRevision[];
  readonly terms?: readonly PanelTerm[];
  /** Comparison group of each subject: whole numbers ≥ 0. */
  readonly groupOf: Int32Array;
}

/** Numbers of subjects, indicators and years by name. */
export interface PanelIndex {
  readonly subjects: ReadonlyMap<string, number>;
  readonly indicators: ReadonlyMap<string, number>;
  readonly years: ReadonlyMap<number, number>;
}

/**
 * Checks the shape of a panel and numbers its names.
 *
 * @throws RangeError naming the place: repeated ids, years not ascending, arrays of another length, ±Infinity,
 * a direction other than ±1, a group below 0, a revision or term of an unknown subject or indicator. Cost linear in the cells.
 */
export function indexPanel(panel: Panel): PanelIndex {
  const { subjects, indicators, years, groupOf } = panel;
  const index = {
    subjects: numberNames(subjects, "subject"),
    indicators: numberNames(
      indicators.map((one) => one.id),
      "indicator",
    ),
    years: numberNames(years, "year"),
  };
  years.forEach((year, t) => {
    if (!Number.isInteger(year) || (t > 0 && year <= (years[t - 1] as number)))
      throw new RangeError(`years[${t}] is ${year}, not ascending`);
  });
  if (groupOf.length !== subjects.length)
    throw new RangeError(`${groupOf.length} groups for ${subjects.length} subjects`);
  if (groupOf.some((group) => group < 0)) throw new RangeError("a group is below 0");
  indicators.forEach(({ id, direction }) => {
    if (direction !== 1 && direction !== -1) throw new RangeError(`direction of ${id} is ${direction}`);
  });
  checkCells(panel, "values", panel.values);
  if (panel.targets) checkCells(panel, "targets", panel.targets);
  if (panel.secondSources) checkCells(panel, "secondSources", panel.secondSources);
  checkNames(panel, index);
  return index;
}

function numberNames<T>(names: readonly T[], what: string): Map<T, number> {
  const numbers = new Map<T, number>();
  names.forEach((name, i) => {
    if (numbers.has(name)) throw new RangeError(`${what} ${name} is there twice`);
    numbers.set(name, i);
  });
  return numbers;
}

function checkCells(panel: Panel, name: string, arrays: readonly (Float64Array | null)[]): void {
  const { subjects, indicators, years } = panel;
  if (arrays.length !== indicators.length)
    throw new RangeError(`${name} has ${arrays.length} arrays for ${indicators.length} indicators`);
  arrays.forEach((cells, j) => {
    if (!cells) return;
    const id = indicators[j]?.id;
    if (cells.length !== subjects.length * years.length)
      throw new RangeError(`${name} of ${id} has ${cells.length} cells`);
    for (let cell = 0; cell < cells.length; cell++) {
      if (Math.abs(cells[cell] as number) !== Number.POSITIVE_INFINITY) continue;
      const place = `${subjects[Math.floor(cell / years.length)]}, ${id}, ${years[cell % years.length]}`;
      throw new RangeError(`${name} at ${place} is ${cells[cell]}`);
    }
  });
}

function checkNames(panel: Panel, index: PanelIndex): void {
  for (const { subject, indicator } of panel.revisions ?? []) {
    if (!index.subjects.has(subject)) throw new RangeError(`revision of unknown subject ${subject}`);
    if (!index.indicators.has(indicator)) throw new RangeError(`revision of unknown indicator ${indicator}`);
  }
  for (const { subject, fromYear, toYear } of panel.terms ?? []) {
    if (!index.subjects.has(subject)) throw new RangeError(`term at unknown subject ${subject}`);
    if (!(fromYear <= toYear)) throw new RangeError(`term at ${subject} from ${fromYear} to ${toYear}`);
  }
}
