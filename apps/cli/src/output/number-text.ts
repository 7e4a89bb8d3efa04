/** Five significant digits, or all that stand before the point; a dash where there is no number. */
export function numberText(value: number | null): string {
  if (value === null) return "—";
  const whole = Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) + 1);
  return value.toFixed(Math.min(10, Math.max(0, 5 - whole)));
}
