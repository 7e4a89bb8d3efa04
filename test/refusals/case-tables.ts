import type { Case } from "./case.ts";
import { cells } from "./cases/cells.ts";
import { coinr } from "./cases/coinr.ts";
import { columnar } from "./cases/columnar.ts";
import { commands } from "./cases/commands.ts";
import { csvForm } from "./cases/csv-form.ts";
import { encodings } from "./cases/encodings.ts";
import { estimates } from "./cases/estimates.ts";
import { keys } from "./cases/keys.ts";
import { methods } from "./cases/methods.ts";
import { peopleCases } from "./cases/people.ts";
import { pollCases } from "./cases/polls.ts";
import { portraitCases } from "./cases/portraits.ts";
import { results } from "./cases/results.ts";
import { schemeForm } from "./cases/scheme-form.ts";
import { schemeMeaning } from "./cases/scheme-meaning.ts";
import { schemeTexts } from "./cases/scheme-text.ts";
import { severityCases } from "./cases/severity.ts";
import { successionCases } from "./cases/successions.ts";
import { workbookCases } from "./cases/workbooks.ts";

/** Every case, by the kind of fault. */
export const caseTables: Readonly<Record<string, readonly Case[]>> = {
  "the text of the scheme": schemeTexts,
  "the form of the scheme": schemeForm,
  "the meaning of the scheme": schemeMeaning,
  "the form of text tables": csvForm,
  "encodings and units": encodings,
  workbooks: workbookCases,
  "JSON and Parquet": columnar,
  keys,
  cells,
  "what has no answer": results,
  "methods, groups, targets, terms": methods,
  "tables of people": peopleCases,
  "mergers and divisions of places": successionCases,
  "portraits and papers": portraitCases,
  "ballots, frames and ratings": pollCases,
  "pairs of COINr": coinr,
  commands,
  "survey estimates": estimates,
  "severity of raters": severityCases,
};
