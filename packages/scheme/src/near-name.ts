/**
 * How many single edits turn one text into the other: insert, delete or replace a character, or swap
 * two neighbours (optimal string alignment). Characters are code points, so a rare Chinese character counts once.
 *
 * @returns a whole number from 0 (equal) to the length of the longer text.
 * Cost O(a · b) time, O(b) memory. Source: Damerau 1964; Boytsov 2011, restricted edit distance.
 */
export function editDistance(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) row.push(cellOf({ left, right, i, j }, { row, last, beforeLast }));
    beforeLast = last;
    last = row;
  }
  return last[right.length] as number;
}

/**
 * The known names that were probably meant, nearest first, at most three; none when none is near.
 *
 * Near is at most one edit in every three characters of the longer name, so names of one or two characters
 * have no near ones but themselves. Case and width (full, half) do not count; equal distances keep the given order.
 * Cost O(n · length²) for n known names.
 */
export function nearNames(name: string, known: Iterable<string>): readonly string[] {
  return byDistance(name, known)
    .filter(({ candidate, distance }) => distance <= Math.floor(Math.max(lengthOf(name), lengthOf(candidate)) / 3))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/**
 * What a sentence says about a name that is not known: the one probably meant (`near`, null when none is near)
 * and the known ones, nearest first, at most eight (`known`, joined by commas).
 */
export function suggestions(
  name: string,
  known: Iterable<string>,
): { readonly near: string | null; readonly known: string } {
  const names = byDistance(name, known).map(({ candidate }) => candidate);
  const shown = names.slice(0, 8).join(", ");
  return { near: nearNames(name, names)[0] ?? null, known: names.length > 8 ? `${shown}, …` : shown || "—" };
}

function byDistance(name: string, known: Iterable<string>): readonly { candidate: string; distance: number }[] {
  const plain = plainForm(name);
  return Array.from(known, (candidate) => ({ candidate, distance: editDistance(plain, plainForm(candidate)) })).sort(
    (a, b) => a.distance - b.distance,
  );
}

function lengthOf(name: string): number {
  return Array.from(name).length;
}

interface Cell {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly i: number;
  readonly j: number;
}

interface Rows {
  readonly row: readonly number[];
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

function cellOf({ left, right, i, j }: Cell, { row, last, beforeLast }: Rows): number {
  const same = left[i - 1] === right[j - 1];
  const best = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
  const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
  return swapped ? Math.min(best, (beforeLast[j - 2] as number) + 1) : best;
}

function plainForm(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
