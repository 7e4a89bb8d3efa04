import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // By default one core is left idle, which on two cores is half of them.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: "unit",
          isolate: false,
          include: ["{packages,adapters,examples}/*/src/**/*.test.ts", "test/tidy/**/*.test.ts"],
          // What takes seconds stands beside its source all the same, and runs with the whole.
          exclude: ["**/*.slow.test.ts"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "whole",
          include: [
            "apps/*/src/**/*.test.ts",
            "{packages,adapters,examples}/*/src/**/*.slow.test.ts",
            "test/{real,world,refusals,newcomer,browser,ballots}/**/*.test.ts",
          ],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
