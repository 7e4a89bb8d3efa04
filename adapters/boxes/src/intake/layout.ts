/** Where the parts of an intake lie. */
export const intakeNames = {
  poll: "poll.json",
  /** The poll's Ed25519 key, PKCS #8 in PEM, encrypted or not. */
  key: "key.pem",
  /** Entries of the life log so far, a line each. */
  life: "life.ndjson",
  issuer: (stratum: string) => `strata/${stratum}/issuer.json`,
  /** Commitments in hexadecimal, a line each. */
  roll: (stratum: string) => `strata/${stratum}/roll.txt`,
  issued: (stratum: string) => `strata/${stratum}/issued.txt`,
  /** Ballots as NDJSON: those in the log, in its order, and those that wait. */
  released: (stratum: string) => `strata/${stratum}/released.ndjson`,
  pending: (stratum: string) => `strata/${stratum}/pending.ndjson`,
  /** The checkpoint after each release batch, as a JSON list of notes. */
  checkpoints: (stratum: string) => `strata/${stratum}/checkpoints.json`,
} as const;

const mebi = 2 ** 20;

/** Bytes that the parts of an intake may have. */
export const intakeLimits = { document: 8 * mebi, checkpoints: 64 * mebi, list: 8 * 1024 * mebi } as const;
