/** A broken promise inside the program: always a bug, never a user's mistake. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/**
 * States what must hold. Throws `InvariantError` with `message` when it does not.
 *
 * For programmer mistakes only; what a user can cause is a `Problem`.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
