/** A whole number with thousands separated, as 5,194. */
export function number(value: number): string {
  return value.toLocaleString("en-US");
}

/** A number with its noun, as "1 row" or "5,194 rows". */
export function counted(value: number, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** A share of 0 to 1, as "18.8 %". */
export function percent(share: number): string {
  return `${(share * 100).toLocaleString("en-US", { maximumFractionDigits: 1 })} %`;
}

/** A number with at most two decimals. */
export function short(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}
