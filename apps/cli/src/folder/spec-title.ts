import { z } from "zod";

const line = z.string().min(1).max(400);

/** A title in a specification's file: one line for all languages, or one per language. */
export const specTitle = z.union([line, z.strictObject({ "zh-Hant": line, "zh-Hans": line, en: line }).partial()]);
