import { invariant } from "./invariant.ts";

/** What JSON can hold. `undefined` members of objects are left out, as in `JSON.stringify`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The one way to write a JSON value: RFC 8785 (JCS). Keys sorted by UTF-16 code units, shortest
 * number form, no white space; −0 is written 0.
 *
 * @throws InvariantError on NaN, ±Infinity or a lone surrogate, which JSON cannot hold; the path is named.
 * Cost O(n log k) in nodes and keys. Source: RFC 8785, its own examples are the tests.
 */
export function canonicalJson(value: Json): string {
  return write(value, []);
}

/** Keys and places on the way to the value that is written. */
type Path = (string | number)[];

function write(value: Json, path: Path): string {
  if (Array.isArray(value)) return writeArray(value as readonly Json[], path);
  if (typeof value === "object" && value !== null) return writeObject(value as JsonObject, path);
  checkPrimitive(value as Primitive, path);
  return JSON.stringify(value);
}

type Primitive = null | boolean | number | string;
type JsonObject = { readonly [key: string]: Json | undefined };

/** `JSON.stringify` writes primitives, and arrays of nothing else, as RFC 8785 asks; only objects need their keys sorted. */
function writeArray(items: readonly Json[], path: Path): string {
  if (isFlat(items)) return JSON.stringify(items);
  const written = items.map((item, at) => {
    path.push(at);
    const text = write(item, path);
    path.pop();
    return text;
  });
  return `[${written.join(",")}]`;
}

/** Whether an array holds primitives that JSON can hold, and such arrays, only. */
function isFlat(items: readonly Json[]): boolean {
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Json;
    if (typeof item === "number" ? !Number.isFinite(item) : typeof item === "string" && !item.isWellFormed())
      return false;
    if (typeof item === "object" && item !== null && !(Array.isArray(item) && isFlat(item))) return false;
  }
  return true;
}

function checkPrimitive(value: Primitive, path: Path): void {
  if (typeof value === "number" && !Number.isFinite(value))
    invariant(false, `canonical JSON cannot hold ${value} at ${pathText(path)}`);
  if (typeof value === "string" && !value.isWellFormed())
    invariant(false, `canonical JSON cannot hold a lone surrogate at ${pathText(path)}`);
}

function pathText(path: Path): string {
  return `$${path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("")}`;
}

function writeObject(value: JsonObject, path: Path): string {
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    checkPrimitive(key, path);
    path.push(key);
    members.push(`${JSON.stringify(key)}:${write(member, path)}`);
    path.pop();
  }
  return `{${members.join(",")}}`;
}
