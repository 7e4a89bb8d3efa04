/** The value of a result that must be one. */
export function answer<T, E>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E },
): T {
  if (!result.ok) throw new Error(`no answer: ${String(result.error)}`);
  return result.value;
}

/** Share of the numbers that are at most a limit. */
export function shareAtMost(values: readonly number[], limit: number): number {
  return values.filter((value) => value <= limit).length / values.length;
}
