import { canonicalJson, type Json } from "@huabiao/kernel/canonical-json";
import type { Stream } from "@huabiao/kernel/random";
import { treeOf } from "../box/intake.ts";
import { boxNames, type StratumLog } from "../box/layout.ts";
import { type Manifest, manifestText, sealText } from "../box/manifest.ts";
import { signCheckpoint } from "../log/checkpoint.ts";
import { type NoteSigner, signNote } from "../log/signed-note.ts";
import { bundlesOf, decodeBundle, tilesOf } from "../log/tiles.ts";
import { anyOf } from "./chance.ts";
import { type MemoryBox, memoryBox } from "./memory-box.ts";

/** A sealed box in a forger's hands, with the poll's key. */
export class Forger {
  readonly box: MemoryBox;
  readonly signer: NoteSigner;

  constructor(box: MemoryBox, signer: NoteSigner) {
    this.box = memoryBox(new Map(box.files));
    this.signer = signer;
  }

  text(name: string): string {
    return new TextDecoder().decode(this.box.files.get(name));
  }

  put(name: string, text: string): void {
    this.box.files.set(name, new TextEncoder().encode(text));
  }

  get manifest(): Manifest {
    return JSON.parse(this.text(boxNames.manifest)) as Manifest;
  }

  /** Writes a manifest and seals it. */
  seal(manifest: Manifest): void {
    const text = manifestText(manifest);
    const { id } = manifest.poll;
    this.put(boxNames.manifest, text);
    this.put(boxNames.seal, signNote(sealText(id, text), boxNames.sealKey(id), this.signer));
  }

  /** Changes the first stratum of the manifest and seals it. */
  sealFirst(change: (stratum: Manifest["strata"][number]) => object): void {
    const { strata, ...rest } = this.manifest;
    const [first, ...others] = strata as [Manifest["strata"][number], ...Manifest["strata"]];
    this.seal({ ...rest, strata: [{ ...first, ...change(first) }, ...others] } as Manifest);
  }

  /** Entries of a log of the first stratum. */
  size(log: StratumLog): number {
    return this.manifest.strata[0]?.[log]?.size ?? 0;
  }

  /** Flips a bit of a file. */
  flip(name: string, stream: Stream): void {
    const bytes = Uint8Array.from(this.box.files.get(name) as Uint8Array);
    const at = stream.integer(bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << stream.integer(8));
    this.box.files.set(name, bytes);
  }

  get lines(): string[] {
    return this.text("ballots.ndjson").replace(/\n$/, "").split("\n");
  }

  set lines(lines: readonly string[]) {
    this.put("ballots.ndjson", lines.map((line) => `${line}\n`).join(""));
  }

  /** Changes one line; to none when the change gives null. */
  line(stream: Stream, change: (line: Record<string, Json>) => object | null): void {
    const lines = this.lines;
    const at = stream.integer(lines.length);
    const line = change(JSON.parse(lines[at] as string) as Record<string, Json>);
    this.lines = line === null ? lines.toSpliced(at, 1) : lines.with(at, canonicalJson(line as Json));
  }

  get stratum(): string {
    return this.manifest.strata[0]?.id as string;
  }

  get checkpoints(): string[] {
    return JSON.parse(this.text(boxNames.checkpoints(this.stratum))) as string[];
  }

  set checkpoints(notes: readonly string[]) {
    this.put(boxNames.checkpoints(this.stratum), canonicalJson(notes));
  }

  origin(log: StratumLog): string {
    return boxNames.logOrigin(this.manifest.poll.id, this.stratum, log);
  }

  folder(log: StratumLog): string {
    return boxNames.logFolder(this.stratum, log);
  }

  entries(log: StratumLog): Uint8Array[] {
    const size = this.size(log);
    return [...bundlesOf(size)].flatMap(
      (bundle) =>
        decodeBundle(this.box.files.get(boxNames.tile(this.folder(log), bundle)) as Uint8Array, bundle.width) ?? [],
    );
  }

  /** A checkpoint of the first so many ballots. */
  checkpoint(size: number, root?: Uint8Array): string {
    const tree = treeOf(this.entries("ballots").slice(0, size));
    return signCheckpoint(this.origin("ballots"), { size, root: root ?? tree.root() }, this.signer);
  }

  /** The name of some file that a log must have. */
  someTile(log: StratumLog, level: "entries" | "hashes", stream: Stream): string {
    const size = this.size(log);
    const tiles = level === "entries" ? [...bundlesOf(size)] : [...tilesOf(size)];
    return boxNames.tile(this.folder(log), anyOf(tiles, stream));
  }
}
