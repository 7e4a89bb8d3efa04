import { type Tile, tilePath } from "../log/tiles.ts";

/** The logs of a stratum: who may speak, who was given a token, what was said. */
export type StratumLog = "roll" | "issued" | "ballots";

/** Where the parts of a box lie, and the names their notes are signed under. */
export const boxNames = {
  manifest: "manifest.json",
  seal: "seal",
  life: "life",
  logFolder: (stratum: string, log: StratumLog) => `strata/${stratum}/${log}`,
  checkpoint: (folder: string) => `${folder}/checkpoint`,
  /** All checkpoints of a ballot log, oldest first, as a canonical JSON list of notes. */
  checkpoints: (stratum: string) => `strata/${stratum}/checkpoints.json`,
  tile: (folder: string, tile: Tile) => `${folder}/${tilePath(tile)}`,
  sealKey: (poll: string) => `${poll}/seal`,
  lifeOrigin: (poll: string) => `${poll}/life`,
  logOrigin: (poll: string, stratum: string, log: StratumLog) => `${poll}/${stratum}/${log}`,
} as const;

/** Bytes that files of a box may have at most. */
export const boxLimits = {
  manifest: 8 * 2 ** 20,
  note: 2 ** 16,
  checkpoints: 64 * 2 ** 20,
  /** A bundle of 256 entries of 32 bytes; life's entries are fewer and longer. */
  bundle: 2 ** 17,
  tile: 8192,
} as const;
