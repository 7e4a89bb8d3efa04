/** For each rater whether two or more grades were given, all of them the same. Cost O(n). */
export function oneGradeOnly(rating: Float64Array, rater: Int32Array, raters: number): readonly boolean[] {
  const first = new Float64Array(raters).fill(Number.NaN);
  const [several, same] = [new Uint8Array(raters), new Uint8Array(raters).fill(1)];
  rater.forEach((at, i) => {
    if (Number.isNaN(first[at])) first[at] = rating[i] as number;
    else {
      several[at] = 1;
      if (first[at] !== rating[i]) same[at] = 0;
    }
  });
  return Array.from(several, (one, at) => one === 1 && same[at] === 1);
}
