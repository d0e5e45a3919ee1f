const STEPS = [1, 2, 5];

/** About `wanted` round values between `low` and `high`, rising. */
export function niceTicks(low: number, high: number, wanted: number): readonly number[] {
  const span = high - low;
  if (!(span > 0) || wanted < 1) return [];
  let step = Number.POSITIVE_INFINITY;
  for (let power = Math.floor(Math.log10(span / wanted)) - 1; step === Number.POSITIVE_INFINITY; power++) {
    const fitting = STEPS.map((factor) => factor * 10 ** power).find((each) => span / each <= wanted);
    if (fitting !== undefined) step = fitting;
  }
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, place) => (first + place) * step);
}
