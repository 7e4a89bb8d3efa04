import { mayImport, pureMayUse } from "./tools/house.ts";

const folderOf = Object.fromEntries(Object.keys(mayImport).map((folder) => [folder.split("/")[1], folder]));
const own = (folder) => `^${folder}/`;
const tests = "\\.test\\.ts$|/testing/|/golden/";

const rooms = Object.entries(mayImport).map(([folder, rooms]) => ({
  name: `house-${folder.replace("/", "-")}`,
  comment: `${folder} may import only: ${rooms.join(", ") || "nothing"}`,
  severity: "error",
  from: { path: own(folder), pathNot: tests },
  to: {
    path: "^(packages|adapters|apps|examples|test|bench|tools)/",
    pathNot: [own(folder), ...rooms.map((room) => own(folderOf[room]))],
  },
}));

const pure = Object.entries(pureMayUse).flatMap(([room, modules]) => [
  {
    name: `pure-${room}-no-built-ins`,
    comment: "Pure packages touch no platform.",
    severity: "error",
    from: { path: own(folderOf[room]), pathNot: tests },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: `pure-${room}-third-parties`,
    comment: `${room} may use only: ${modules.join(", ") || "no third party"}`,
    severity: "error",
    from: { path: own(folderOf[room]), pathNot: tests },
    to: { path: "node_modules", pathNot: modules.map((module) => `node_modules/${module}/`) },
  },
]);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...rooms,
    ...pure,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, dependencyTypesNot: ["type-only"] } },
    {
      name: "no-deep-imports",
      comment:
        "Another room is entered by a door (its exports: index.ts, its own or a folder's), never through a window.",
      severity: "error",
      from: { path: "^(?:packages|adapters|apps)/([^/]+)/", pathNot: tests },
      to: {
        path: "^(?:packages|adapters|apps)/(?!kernel/)[^/]+/src/(?!index\\.ts)",
        pathNot: ["^(?:packages|adapters|apps)/$1/", "/src/[a-z-]+/index\\.ts$"],
      },
    },
    {
      name: "measure-reaches-no-third-party",
      comment: "measure is publishable alone: nothing it reaches, however far, is a third party.",
      severity: "error",
      from: { path: "^packages/measure/src/", pathNot: tests },
      to: { path: "node_modules", reachable: true },
    },
    {
      name: "a-ballot-never-reaches-a-voter",
      comment: "Voter identity and ballot content never meet: what reads ballots reaches no roll, however far.",
      severity: "error",
      from: { path: "^packages/ballot/src/(ballot|box|promise|release|log|token)/", pathNot: tests },
      to: { path: "^packages/ballot/src/issue/", reachable: true },
    },
    {
      name: "a-voter-never-reaches-a-ballot",
      comment: "What knows the roll reaches no ballot, however far.",
      severity: "error",
      from: { path: "^packages/ballot/src/issue/", pathNot: tests },
      to: { path: "^packages/ballot/src/(ballot|box|promise|release)/", reachable: true },
    },
    { name: "unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/fixtures/|/vectors/" },
    parser: "swc",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["node", "import"],
      extensions: [".ts", ".mjs", ".js"],
    },
  },
};
