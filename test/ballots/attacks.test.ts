import { expect, test } from "vitest";
import { attempt, shares } from "./attempts.ts";

test("R14 of 100,000 changed tokens, notes, proofs and manifests none is accepted (a million: npm run bench attacks)", async () => {
  const attempts = await attempt(100_000, 99);
  expect(Object.keys(attempts).sort()).toEqual(Object.keys(shares).sort());
  for (const { tries, accepted } of Object.values(attempts)) {
    expect(tries).toBeGreaterThanOrEqual(10_000);
    expect(accepted).toBe(0);
  }
});
