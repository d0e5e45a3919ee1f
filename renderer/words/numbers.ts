const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const two = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const one = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const clockSeconds = new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** A count with grouping: 5,208. */
export function count(value: number): string {
  return whole.format(value);
}

/** A count and its noun: "1 seed", "5,208 seeds". */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`;
}

/** Loss, norm or score with two places; `missing` when it is not known. */
export function twoPlaces(value: number | null | undefined, missing = "unknown"): string {
  return value === null || value === undefined ? missing : two.format(value);
}

/** A share of 0 … 1 as 81.2 %. */
export function percent(share: number | null | undefined, missing = "unknown"): string {
  return share === null || share === undefined ? missing : `${one.format(share * 100)}\u00a0%`;
}

/** A share of 0 … 1 as 65 %, rounded down so that 100 % means all. */
export function wholePercent(share: number): string {
  return `${whole.format(Math.floor(share * 100))}\u00a0%`;
}

/** A rate with one place under ten and none above. */
export function rate(value: number): string {
  return value < 10 ? one.format(value) : whole.format(value);
}

/** A measured time: 0.4 s, 15 min 24 s, 2 h 5 min. */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60)
    return seconds < 10 ? `${one.format(seconds)} s` : `${whole.format(Math.floor(seconds))} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A forecast, rounded: "under a minute", "8 min", "2 h 10 min". */
export function forecast(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return "under a minute";
  if (minutes < 60) return `${minutes} min`;
  const tens = Math.round(minutes / 10);
  const rest = (tens % 6) * 10;
  return `${Math.floor(tens / 6)} h${rest === 0 ? "" : ` ${rest} min`}`;
}

/** Seconds with one place, for columns. */
export function seconds(ms: number): string {
  return one.format(ms / 1000);
}

/** Megabytes, whole. */
export function megabytes(bytes: number): string {
  return `${whole.format(bytes / 1e6)} MB`;
}

/** A time of day: 12:41. */
export function timeOfDay(at: number): string {
  return clock.format(at);
}

/** A time of day with seconds: 12:41:07. */
export function timeWithSeconds(at: number): string {
  return clockSeconds.format(at);
}

/** "today 12:41" or "3 Nov 2026", seen from `now`. */
export function dayOrTime(at: number, now: number): string {
  return day.format(at) === day.format(now) ? `today ${timeOfDay(at)}` : day.format(at);
}
