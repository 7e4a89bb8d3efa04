/**
 * The outcome of an operation that may be refused: a value, or why there is none.
 *
 * Refusals are data. Bugs throw through `invariant`; nothing else throws on bad user input.
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a value as a success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps a reason as a refusal. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Applies `change` to a success and passes a refusal through unchanged. */
export function mapResult<T, U, E>(result: Result<T, E>, change: (value: T) => U): Result<U, E> {
  return result.ok ? ok(change(result.value)) : result;
}

/**
 * Turns many results into one: every value in order, or every reason in order.
 *
 * All reasons are kept, so a user sees everything that is wrong at once.
 */
export function collectResults<T, E>(results: Iterable<Result<T, E>>): Result<T[], E[]> {
  const values: T[] = [];
  const errors: E[] = [];
  for (const result of results) {
    if (result.ok) values.push(result.value);
    else errors.push(result.error);
  }
  return errors.length > 0 ? err(errors) : ok(values);
}
