/** A code of a dimension with its label; the label is the code when the message gives none. */
export interface SdmxCode {
  readonly id: string;
  readonly label: string;
}

/** One observation: a code for each dimension, in the order of `SdmxMessage.dimensions`. */
export interface SdmxObservation {
  readonly codes: readonly SdmxCode[];
  /** Null where the message says NaN or nothing. */
  readonly value: number | null;
  /** The unit with its multiplier, empty when not stated. */
  readonly unit: string;
}

/** A data message of any of the formats, flat. */
export interface SdmxMessage {
  readonly format: string;
  /** The dataflow or structure the data belong to. */
  readonly flow: string;
  readonly dimensions: readonly string[];
  readonly observations: readonly SdmxObservation[];
}

/** The unit as people read it: the code or label of UNIT_MEASURE, with its power of ten when there is one. */
export function sdmxUnit(measure: string, multiplier: string): string {
  const power = Number(multiplier || "0");
  return power === 0 || !Number.isInteger(power) ? measure : `${measure} ×10^${power}`.trim();
}

/** An observed value: null for an empty text and NaN, which SDMX uses for missing; undefined when it is no number. */
export function sdmxValue(value: unknown): number | null | undefined {
  if (value === null || value === undefined || value === "" || value === "NaN") return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value.trim())) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
