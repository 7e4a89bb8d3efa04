import { relative } from "node:path";

/** The path as a person in the current folder would write it: relative to it, or as it is where it lies outside or is the folder itself. */
export function shortPath(path: string): string {
  const short = relative(".", path);
  return short === "" || short.startsWith("..") ? path : short;
}
