import { type Problem, problem } from "@huabiao/kernel/problem";
import { err, ok, type Result } from "@huabiao/kernel/result";
import { type SdmxCode, type SdmxMessage, type SdmxObservation, sdmxUnit, sdmxValue } from "./sdmx-message.ts";

/**
 * Reads an SDMX-JSON data message, 1.0 (`structure`) or 2.0 (`structures`), with the parts at the top or under
 * `data`, with series, flat, or with dimensions at the data set.
 *
 * A key such as "0:3:1" holds positions in the lists of values. Position lists that lead outside them, values
 * that are no numbers and messages with errors are refused. Sources: SDMX-JSON 1.0 and 2.0 field guides.
 */
export function readSdmxJson(text: string, url: string): Result<SdmxMessage, Problem[]> {
  const message = asRecord(parse(text));
  const told = errorsOf(message);
  if (told !== null) return err([problem("connect.service-says", { url, message: told })]);
  const data = asRecord(message?.["data"]) ?? message;
  const structures = asList(data?.["structures"]);
  const structure = asRecord(structures ? structures[0] : data?.["structure"]);
  const dataSets = asList(data?.["dataSets"]);
  const dimensions = asRecord(structure?.["dimensions"]);
  if (!structure || !dimensions || !dataSets)
    return err([problem("connect.not-understood", { url, format: "SDMX-JSON" })]);
  try {
    const reader = new MessageReader(structure, dimensions);
    for (const dataSet of dataSets) reader.readDataSet(asRecord(dataSet) ?? {});
    const format = structures ? "SDMX-JSON 2.0" : "SDMX-JSON 1.0";
    return ok({ format, flow: flowOf(structure), dimensions: reader.names, observations: reader.observations });
  } catch (cause) {
    if (!(cause instanceof MessageFlaw)) throw cause;
    return err([problem("connect.key-malformed", { url, key: cause.key })]);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** A place in a message that does not fit its structure; caught by the reader above. */
class MessageFlaw extends Error {
  override readonly name = "MessageFlaw";
  readonly key: string;

  constructor(key: string) {
    super(key);
    this.key = key;
  }
}

interface Component {
  readonly id: string;
  readonly values: readonly SdmxCode[];
}

class MessageReader {
  readonly observations: SdmxObservation[] = [];
  readonly names: readonly string[];
  readonly #fixed: readonly Component[];
  readonly #series: readonly Component[];
  readonly #observation: readonly Component[];
  readonly #seriesAttributes: readonly Component[];
  readonly #ownAttributes: readonly Component[];

  constructor(structure: Fields, dimensions: Fields) {
    this.#fixed = componentsOf(dimensions["dataSet"]);
    this.#series = componentsOf(dimensions["series"]);
    this.#observation = componentsOf(dimensions["observation"]);
    const attributes = asRecord(structure["attributes"]) ?? {};
    this.#seriesAttributes = componentsOf(attributes["series"]);
    this.#ownAttributes = componentsOf(attributes["observation"]);
    this.names = [...this.#fixed, ...this.#series, ...this.#observation].map(({ id }) => id);
  }

  readDataSet(dataSet: Fields): void {
    const fixed = this.#fixed.map(({ id, values }) => values[0] ?? { id, label: id });
    this.#readObservations(asRecord(dataSet["observations"]) ?? {}, fixed, new Map());
    for (const [key, series] of Object.entries(asRecord(dataSet["series"]) ?? {})) {
      const fields = asRecord(series) ?? {};
      const stated = attributesOf(this.#seriesAttributes, asList(fields["attributes"]) ?? []);
      this.#readObservations(asRecord(fields["observations"]) ?? {}, [...fixed, ...codesAt(this.#series, key)], stated);
    }
  }

  #readObservations(observations: Fields, before: readonly SdmxCode[], stated: ReadonlyMap<string, string>): void {
    for (const [key, entry] of Object.entries(observations)) {
      const parts = asList(entry) ?? [];
      const value = sdmxValue(parts[0]);
      if (value === undefined) throw new MessageFlaw(key);
      const all = new Map([...stated, ...attributesOf(this.#ownAttributes, parts.slice(1))]);
      const codes = [...before, ...codesAt(this.#observation, key)];
      const dimension = codes[this.names.indexOf("UNIT_MEASURE")]?.id ?? "";
      const unit = sdmxUnit(all.get("UNIT_MEASURE") ?? dimension, all.get("UNIT_MULT") ?? "");
      this.observations.push({ codes, value, unit });
    }
  }
}

function codesAt(components: readonly Component[], key: string): SdmxCode[] {
  const positions = key.split(":");
  if (positions.length !== components.length) throw new MessageFlaw(key);
  return components.map(({ values }, at) => {
    const code = /^\d+$/.test(positions[at] ?? "") ? values[Number(positions[at])] : undefined;
    if (!code) throw new MessageFlaw(key);
    return code;
  });
}

function attributesOf(components: readonly Component[], positions: readonly unknown[]): Map<string, string> {
  const stated = new Map<string, string>();
  components.forEach(({ id, values }, at) => {
    const position = positions[at];
    const code =
      typeof position === "number" ? values[position]?.id : typeof position === "string" ? position : undefined;
    if (code !== undefined) stated.set(id, code);
  });
  return stated;
}

function componentsOf(list: unknown): Component[] {
  return (asList(list) ?? []).map((component) => {
    const fields = asRecord(component) ?? {};
    return { id: String(fields["id"] ?? ""), values: (asList(fields["values"]) ?? []).map(codeOf) };
  });
}

function codeOf(value: unknown): SdmxCode {
  const fields = asRecord(value) ?? {};
  const id = String(fields["id"] ?? fields["value"] ?? "");
  const name = fields["name"] ?? Object.values(asRecord(fields["names"]) ?? {})[0];
  return { id, label: typeof name === "string" && name !== "" ? name : id };
}

function flowOf(structure: Fields): string {
  const names = Object.values(asRecord(structure["names"]) ?? {});
  const links = asList(structure["links"]) ?? [];
  const urn = links.map((link) => asRecord(link)?.["urn"]).find((one) => typeof one === "string");
  const named = structure["name"] ?? names[0] ?? structure["id"] ?? urn;
  return typeof named === "string" ? named : "";
}

function errorsOf(message: Fields | null): string | null {
  const errors = asList(message?.["errors"]) ?? [];
  if (errors.length === 0) return null;
  return errors
    .map((one) => String(asRecord(one)?.["title"] ?? asRecord(one)?.["message"] ?? asRecord(one)?.["code"] ?? ""))
    .join("; ");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function asRecord(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function asList(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}
