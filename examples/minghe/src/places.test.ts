import { expect, test } from "vitest";
import { listCounties, zones } from "./places.ts";

const counties = listCounties();

test("明河省 has 12 prefectures of 8 counties each, with ids in order", () => {
  expect(counties).toHaveLength(96);
  expect(new Set(counties.map((county) => county.prefecture)).size).toBe(12);
  const ids = counties.map((county) => county.id);
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(96);
});

test("no two places share a name in any language", () => {
  for (const key of ["hant", "hans", "english"] as const) {
    expect(new Set(counties.map((county) => county[key])).size, key).toBe(96);
  }
  const cities = counties.map((county) => county.prefecture.slice(0, 2));
  expect(counties.filter((county) => cities.includes(county.hant.slice(0, 2)))).toEqual([]);
});

test("R25 each function zone has at least a dozen counties to compare", () => {
  for (const zone of zones) expect(counties.filter((county) => county.zone === zone).length).toBeGreaterThanOrEqual(12);
});
