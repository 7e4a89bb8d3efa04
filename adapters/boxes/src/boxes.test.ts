import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countedBallots, sealPoll } from "@huabiao/ballot";
import { withDuckDb } from "@huabiao/tables";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openNoteSigner } from "./crypto/node-keys.ts";
import { exportBallots } from "./folder/export-ballots.ts";
import { openFolderSink, recountFolder, sealFolder, writeIntake } from "./index.ts";
import { type SmallWorld, smallWorld } from "./testing/small-world.ts";

const root = mkdtempSync(join(tmpdir(), "huabiao-boxes-"));
const at = (...names: string[]) => join(root, ...names);
let world: SmallWorld;

beforeAll(async () => {
  world = smallWorld({ passphrase: "secret" });
  await writeIntake(at("intake"), world.intake, world.key);
  for (const edition of ["full", "public"] as const) {
    const sealed = await sealFolder(at("intake"), { out: at(edition), edition, passphrase: "secret" });
    if (!sealed.ok) throw new Error(JSON.stringify(sealed.error));
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("an intake that is sealed", () => {
  test("R14 becomes boxes that hold, in either edition and in either form of the ballots", async () => {
    const full = await recountFolder(at("full"));
    const open = await recountFolder(at("public"));
    if (!full.ok || !open.ok) throw new Error("does not hold");
    expect(open.value.manifest.commitment).toBe(full.value.manifest.commitment);
    expect([...countedBallots(full.value)].length).toBe(
      full.value.manifest.strata.reduce((sum, { counted }) => sum + counted, 0),
    );
    expect(await exportBallots(at("full"), "full", at("lines.ndjson"))).toEqual({ ok: true, value: null });
    cpSync(at("full"), at("lines"), { recursive: true });
    rmSync(at("lines", "ballots.parquet"));
    renameSync(at("lines.ndjson"), at("lines", "ballots.ndjson"));
    const lines = await recountFolder(at("lines"));
    expect(lines.ok && lines.value.manifest).toEqual(full.value.manifest);
  });

  test("leaves nothing half done", async () => {
    expect(readdirSync(root).filter((name) => name.endsWith(".part"))).toEqual([]);
    const again = await sealFolder(at("intake"), { out: at("full"), edition: "full", passphrase: "secret" });
    expect(again).toMatchObject({ ok: false, error: [{ code: "seal.out-exists" }] });
  });

  const copies: readonly (readonly [string, string, (folder: string) => void])[] = [
    ["no poll document", "box.file-missing poll.json", (folder) => rmSync(join(folder, "poll.json"))],
    [
      "a poll document without its form",
      "poll.form poll.json",
      (folder) => writeFileSync(join(folder, "poll.json"), "{}"),
    ],
    ["a strange key", "seal.key key.pem", (folder) => writeFileSync(join(folder, "key.pem"), "no key")],
    [
      "a commitment that is none",
      "seal.line-form strata/county/roll.txt",
      (folder) => writeFileSync(join(folder, "strata/county/roll.txt"), `${"a".repeat(64)}\nxyz\n`),
    ],
    [
      "a ballot that is none",
      "seal.line-form strata/town/pending.ndjson",
      (folder) => writeFileSync(join(folder, "strata/town/pending.ndjson"), "{}\n"),
    ],
    [
      "checkpoints that are none",
      "seal.line-form strata/town/checkpoints.json",
      (folder) => writeFileSync(join(folder, "strata/town/checkpoints.json"), "[1]"),
    ],
    [
      "checkpoints that are no JSON",
      "seal.line-form strata/town/checkpoints.json",
      (folder) => writeFileSync(join(folder, "strata/town/checkpoints.json"), "["),
    ],
    [
      "an issuer that is none",
      "seal.issuer strata/town/issuer.json",
      (folder) => writeFileSync(join(folder, "strata/town/issuer.json"), "null"),
    ],
    ["a life that is not closed", "seal.life", (folder) => writeFileSync(join(folder, "life.ndjson"), "")],
    ["a ballot that was stuffed in", "recount.revision-repeated ballots", (folder) => stuff(folder)],
  ];

  test.each(copies)("is refused with its place: %s", async (_, expected, change) => {
    const folder = mkdtempSync(join(root, "copy-"));
    cpSync(at("intake"), folder, { recursive: true });
    change(folder);
    const sealed = await sealFolder(folder, { out: join(folder, "box"), edition: "full", passphrase: "secret" });
    const [first] = sealed.ok ? [] : sealed.error;
    expect([first?.code, first?.place?.file].filter(Boolean).join(" ")).toBe(expected);
    expect(existsSync(join(folder, "box"))).toBe(false);
  });

  test("is refused with every fault at once, each with its line, and without the passphrase", async () => {
    const folder = mkdtempSync(join(root, "copy-"));
    cpSync(at("intake"), folder, { recursive: true });
    writeFileSync(join(folder, "strata/county/issued.txt"), "x\ny\n");
    rmSync(join(folder, "strata/town/issuer.json"));
    const sealed = await sealFolder(folder, { out: join(folder, "box"), edition: "full" });
    const told = sealed.ok
      ? []
      : sealed.error.map(({ code, place }) => `${code} ${place?.file} ${place?.line ?? ""}`.trim());
    expect(told).toEqual([
      "seal.key key.pem",
      "seal.line-form strata/county/issued.txt 1",
      "seal.line-form strata/county/issued.txt 2",
      "box.file-missing strata/town/issuer.json",
    ]);
  });

  function stuff(folder: string): void {
    const file = join(folder, "strata/town/pending.ndjson");
    const [line] = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, `${line?.replace(/"salt":"...../, '"salt":"AAAAA')}\n`, { flag: "a" });
  }
});

describe("a hostile box gives a located problem, never a crash", () => {
  const parquet = (folder: string, sql: string) =>
    withDuckDb(async (connection) => {
      const file = join(folder, "ballots.parquet");
      const [source, target] = [`read_parquet('${at("full", "ballots.parquet")}')`, `'${file}' (FORMAT parquet)`];
      await connection.run(`COPY (${sql.replaceAll("BALLOTS", source)}) TO ${target}`);
    });
  const file = (name: string, content: string | Uint8Array) => (folder: string) => {
    rmSync(join(folder, name), { recursive: true, force: true });
    writeFileSync(join(folder, name), content);
  };
  const cases: readonly (readonly [string, string, (folder: string) => void | Promise<void>])[] = [
    [
      "an empty folder",
      "box.file-missing manifest.json",
      (folder) => {
        rmSync(folder, { recursive: true });
        mkdirSync(folder);
      },
    ],
    [
      "a manifest of ten megabytes",
      "box.file-too-large manifest.json",
      (folder) => truncateSync(join(folder, "manifest.json"), 10_000_000),
    ],
    [
      "a manifest of nothing but depth",
      "recount.manifest-form manifest.json",
      file("manifest.json", "[".repeat(1_000_000)),
    ],
    ["a manifest that is not text", "box.not-text manifest.json", file("manifest.json", Uint8Array.of(0xff, 0xfe))],
    [
      "a manifest that is a link",
      "box.file-strange manifest.json",
      (folder) => {
        rmSync(join(folder, "manifest.json"));
        symlinkSync("/etc/hostname", join(folder, "manifest.json"));
      },
    ],
    [
      "a seal that is a pipe",
      "box.file-strange seal",
      (folder) => {
        rmSync(join(folder, "seal"));
        execFileSync("mkfifo", [join(folder, "seal")]);
      },
    ],
    [
      "a seal that is a device",
      "box.file-strange seal",
      (folder) => {
        rmSync(join(folder, "seal"));
        symlinkSync("/dev/zero", join(folder, "seal"));
      },
    ],
    [
      "a checkpoint that is a folder",
      "box.file-strange life/checkpoint",
      (folder) => {
        rmSync(join(folder, "life/checkpoint"));
        mkdirSync(join(folder, "life/checkpoint"));
      },
    ],
    [
      "a log that is a file",
      "box.file-missing strata/county/roll/checkpoint",
      (folder) => file("strata/county/roll", "")(folder),
    ],
    ["ballots in two forms", "box.file-strange ballots.ndjson", file("ballots.ndjson", "")],
    [
      "ballots that are a link",
      "box.file-strange ballots.parquet",
      (folder) => {
        rmSync(join(folder, "ballots.parquet"));
        symlinkSync(at("full", "ballots.parquet"), join(folder, "ballots.parquet"));
      },
    ],
    ["Parquet of nothing", "box.ballots-unreadable ballots.parquet", file("ballots.parquet", "")],
    [
      "Parquet that is none",
      "box.ballots-unreadable ballots.parquet",
      file("ballots.parquet", "PAR1 but nothing more PAR1"),
    ],
    [
      "Parquet cut short",
      "box.ballots-unreadable ballots.parquet",
      (folder) => truncateSync(join(folder, "ballots.parquet"), 9000),
    ],
    [
      "Parquet of the other edition",
      "box.columns-differ ballots.parquet",
      (folder) => cpSync(at("public", "ballots.parquet"), join(folder, "ballots.parquet")),
    ],
    [
      "Parquet of wrong types",
      "box.columns-differ ballots.parquet",
      (folder) => parquet(folder, "SELECT * REPLACE (revision::BIGINT AS revision) FROM BALLOTS"),
    ],
    [
      "Parquet with a column more",
      "box.columns-differ ballots.parquet",
      (folder) => parquet(folder, "SELECT *, 1 AS more FROM BALLOTS"),
    ],
    [
      "Parquet with an empty cell",
      "recount.ballot-form ballots",
      (folder) => parquet(folder, "SELECT * REPLACE (NULL::VARCHAR AS answers) FROM BALLOTS"),
    ],
    [
      "Parquet with a huge answer",
      "recount.ballot-form ballots",
      (folder) => parquet(folder, "SELECT * REPLACE (repeat('[', 3000000) AS answers) FROM BALLOTS"),
    ],
    [
      "Parquet with deep answers",
      "recount.ballot-form ballots",
      (folder) => parquet(folder, "SELECT * REPLACE (repeat('[', 60000) AS answers) FROM BALLOTS"),
    ],
    [
      "Parquet with short signatures",
      "recount.ballot-form ballots",
      (folder) => parquet(folder, "SELECT * REPLACE (prefix AS signature) FROM BALLOTS"),
    ],
    [
      "Parquet in another order",
      "recount.leaf-differs ballots",
      (folder) => parquet(folder, "SELECT * FROM BALLOTS ORDER BY stratum, salt"),
    ],
    [
      "Parquet of one stratum",
      "recount.ballots-count ballots",
      (folder) => parquet(folder, "SELECT * FROM BALLOTS WHERE stratum = 'county'"),
    ],
    [
      "Parquet that repeats itself",
      "recount.ballots-count ballots",
      (folder) => parquet(folder, "SELECT * FROM BALLOTS UNION ALL SELECT * FROM BALLOTS WHERE stratum = 'town'"),
    ],
    [
      "lines without end",
      "recount.ballot-form ballots",
      (folder) => {
        rmSync(join(folder, "ballots.parquet"));
        file("ballots.ndjson", "x".repeat(5_000_000))(folder);
      },
    ],
    [
      "lines of other bytes",
      "recount.ballot-form ballots",
      (folder) => {
        rmSync(join(folder, "ballots.parquet"));
        file("ballots.ndjson", Uint8Array.of(0xff, 10))(folder);
      },
    ],
  ];

  test.each(cases)("%s", async (_, expected, change) => {
    const folder = mkdtempSync(join(root, "hostile-"));
    cpSync(at("full"), folder, { recursive: true });
    await change(folder);
    const found = await recountFolder(folder);
    expect(found.ok ? "holds" : `${found.error.code} ${found.error.place?.file}`).toBe(expected);
  });

  test("a path that DuckDB would take for a pattern is refused, a box that is none is missing", async () => {
    const folder = mkdtempSync(join(root, "glob-[a]-"));
    cpSync(at("full"), folder, { recursive: true });
    expect(await recountFolder(folder)).toMatchObject({ error: { code: "box.ballots-unreadable" } });
    expect(await recountFolder(at("nowhere"))).toMatchObject({ error: { code: "box.file-missing" } });
    expect(await recountFolder(at("full", "manifest.json"))).toMatchObject({ error: { code: "box.file-missing" } });
  });
});

test("a box that cannot be written leaves nothing and throws", async () => {
  const signer = openNoteSigner(world.key);
  if (!signer) throw new Error("no key");
  writeFileSync(at("blocked"), "");
  await expect(sealPoll(world.intake, signer).write("full", openFolderSink(at("blocked")))).rejects.toThrow();
});
