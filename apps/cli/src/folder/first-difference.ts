/** Where a stored file first differs from the recomputed one, and what stands there in each. */
export interface Difference extends Readonly<Record<string, string | number>> {
  readonly file: string;
  readonly where: string;
  readonly stored: string;
  readonly computed: string;
}

const excerptLength = 80;

/**
 * The first difference between a stored output and its recomputation; null when they agree to the byte.
 *
 * A JSON file is named by the path of the member, any other text by its line.
 */
export function firstDifference(
  file: string,
  of: { readonly stored: Uint8Array; readonly computed: Uint8Array },
): Difference | null {
  if (Buffer.compare(of.stored, of.computed) === 0) return null;
  const decoder = new TextDecoder();
  const stored = decoder.decode(of.stored);
  const computed = decoder.decode(of.computed);
  return (
    (file.endsWith(".json") ? differenceInJson(file, stored, computed) : null) ??
    differenceInLines(file, stored, computed)
  );
}

function differenceInLines(file: string, stored: string, computed: string): Difference {
  const [a, b] = [stored.split("\n"), computed.split("\n")];
  const line = a.findIndex((text, at) => text !== b[at]);
  const at = line < 0 ? a.length : line;
  return { file, where: String(at + 1), stored: excerpt(a[at]), computed: excerpt(b[at]) };
}

function differenceInJson(file: string, stored: string, computed: string): Difference | null {
  try {
    const found = differenceInValues(JSON.parse(stored), JSON.parse(computed), "$");
    return found && { file, ...found };
  } catch {
    return null;
  }
}

function differenceInValues(
  stored: unknown,
  computed: unknown,
  where: string,
): { where: string; stored: string; computed: string } | null {
  if (stored === computed) return null;
  if (isContainer(stored) && isContainer(computed)) {
    for (const key of new Set([...Object.keys(stored), ...Object.keys(computed)])) {
      const found = differenceInValues(stored[key], computed[key], `${where}.${key}`);
      if (found) return found;
    }
    return null;
  }
  return { where, stored: excerpt(JSON.stringify(stored)), computed: excerpt(JSON.stringify(computed)) };
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function excerpt(text: string | undefined): string {
  if (text === undefined) return "—";
  return text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text;
}
