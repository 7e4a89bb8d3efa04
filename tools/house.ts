/** Which room of the house may import which: the one table that the boundary check enforces and docs/ARCHITECTURE.md mirrors. */
export const mayImport = {
  "packages/kernel": [],
  "packages/measure": ["kernel"],
  "packages/scheme": ["kernel", "measure"],
  "packages/assess": ["kernel", "measure", "scheme"],
  "packages/contract": ["kernel"],
  "packages/ballot": ["kernel"],
  "adapters/tables": ["kernel", "measure", "scheme", "assess"],
  "adapters/threads": ["kernel", "measure"],
  "adapters/documents": ["kernel", "assess"],
  "adapters/boxes": ["kernel", "ballot", "tables"],
  "apps/cli": [
    "kernel",
    "measure",
    "scheme",
    "assess",
    "contract",
    "tables",
    "threads",
    "documents",
    "ballot",
    "boxes",
  ],
  "examples/minghe": ["kernel"],
} as const;

/** Third-party packages each pure room may use; anything else is refused. */
export const pureMayUse = {
  kernel: ["@noble/hashes"],
  measure: [],
  scheme: ["zod", "yaml", "@marcbachmann/cel-js"],
  assess: [],
  contract: [],
  ballot: ["@noble/hashes", "@noble/curves"],
} as const;
