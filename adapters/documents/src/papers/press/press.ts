import { readFileSync } from "node:fs";
import { join } from "node:path";
import { invariant } from "@huabiao/kernel/invariant";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { coveredCharacters } from "./covered-characters.ts";
import { fontFiles } from "./font-files.ts";
import { legible, type View } from "./legible.ts";
import { PaperError } from "./paper-error.ts";

/** The papers there are templates for. */
export type Template =
  | "person-portrait"
  | "team-portrait"
  | "registration-form"
  | "result-notice"
  | "gate-paper"
  | "ballot-slips"
  | "quota-sheet";

/** A printed paper. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Prints papers, here or on other threads. */
export interface Printer {
  print(template: Template, view: View): Promise<Printed>;
}

const templates = join(import.meta.dirname, "../../../templates");

/** So many papers may pass before what the compiler remembers of one is forgotten. */
const rememberPapers = 8;

let opened: Press | undefined;

/** The press of this thread, opened at its first use (about 0.4 s and 100 MB: the fonts). */
export function openPress(): Press {
  opened ??= new Press();
  return opened;
}

/**
 * A Typst compiler with the embedded fonts and the templates of this folder.
 *
 * Papers are tagged PDF/UA-1 with subsets of their fonts inside: that standard refuses a character without a glyph, a
 * picture without a text alternative and a paper without title and language, so what is printed has none of these faults.
 * The same view gives the same bytes: no clock, no fonts of the machine.
 */
export class Press implements Printer {
  readonly #compiler: NodeCompiler;
  readonly #covered: Set<number>;

  constructor() {
    const fontBlobs = fontFiles.map((file) => readFileSync(file));
    this.#covered = new Set(fontBlobs.flatMap((font) => [...coveredCharacters(font)]));
    this.#compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs }] });
  }

  /** Prints one paper. @throws PaperError (as a rejection) when the compiler refuses. */
  async print(template: Template, view: View): Promise<Printed> {
    const mainFilePath = join(templates, `${template}.typ`);
    const data = JSON.stringify(legible(view, this.#covered));
    try {
      const bytes = this.#compiler.pdf({ mainFilePath, inputs: { data } }, { pdfStandard: "ua-1" });
      return { bytes, pages: pagesOf(bytes) };
    } catch (cause) {
      throw new PaperError(`the template ${template} and its view give no accessible PDF`, { cause });
    } finally {
      this.#compiler.evictCache(rememberPapers);
    }
  }
}

/**
 * Pages of a PDF, from its page tree, which the compiler writes first and in the clear. (It would also tell them by a
 * document object, but those hold on to megabytes until the collector happens to come by.)
 */
function pagesOf(pdf: Buffer): number {
  const count = /\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.toString("latin1", 0, 512))?.[1];
  invariant(count !== undefined, "the PDF does not begin with its page tree");
  return Number(count);
}
