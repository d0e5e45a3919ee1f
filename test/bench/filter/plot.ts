export type Line = Readonly<{ name: string; points: readonly (readonly [kept: number, us: number])[] }>;

const width = 720;
const height = 400;
const plot = { left: 64, right: 540, top: 24, bottom: 352 };

const style = `
  text { font: 13px system-ui, sans-serif; fill: #333; }
  .grid { stroke: #8886; stroke-width: 1; }
  .line { fill: none; stroke-width: 2; }
  .c0 { stroke: #0a7d4f; } .c1 { stroke: #2563c9; } .c2 { stroke: #a8580b; } .c3 { stroke: #8a4bc9; }
  @media (prefers-color-scheme: dark) {
    text { fill: #ccc; }
    .c0 { stroke: #4cc38a; } .c1 { stroke: #7db4ff; } .c2 { stroke: #f2a65a; } .c3 { stroke: #c79bff; }
  }`;

/** Both axes by powers of ten: microseconds per candidate by kept texts, as an SVG for a light or a dark page. */
export function plotGrowth(title: string, lines: readonly Line[]): string {
  const every = lines.flatMap(({ points }) => points);
  const x = scale(
    every.map(([kept]) => kept),
    plot.left,
    plot.right,
  );
  const y = scale(
    every.map(([, us]) => us),
    plot.bottom,
    plot.top,
  );
  const body = [
    ...x.ticks.map((kept) =>
      tick(x.at(kept), plot.bottom, x.at(kept), plot.top, x.at(kept), plot.bottom + 20, "middle", kept),
    ),
    ...y.ticks.map((us) =>
      tick(plot.left, y.at(us), plot.right, y.at(us), plot.left - 8, y.at(us) + 4, "end", us),
    ),
    `<text x="${plot.left}" y="14">µs per candidate</text>`,
    `<text x="${(plot.left + plot.right) / 2}" y="${height - 8}" text-anchor="middle">texts kept</text>`,
    ...labelled(lines, y.at).map(({ name, points, labelY }, at) => {
      const path = points.map(([kept, us]) => `${x.at(kept).toFixed(1)},${y.at(us).toFixed(1)}`).join(" ");
      return `<polyline class="line c${at}" points="${path}"/><text x="${plot.right + 10}" y="${labelY.toFixed(1)}">${name}</text>`;
    }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<title>${title}</title>
<style>${style}
</style>
${body.join("\n")}
</svg>
`;
}

function scale(
  values: readonly number[],
  from: number,
  to: number,
): Readonly<{ at: (value: number) => number; ticks: readonly number[] }> {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  const at = (value: number): number => from + ((to - from) * (Math.log10(value) - low)) / (high - low);
  return { at, ticks: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)) };
}

function tick(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  x: number,
  y: number,
  anchor: string,
  value: number,
): string {
  const [left, top, right, bottom, besideX, besideY] = [x1, y1, x2, y2, x, y].map((number) =>
    number.toFixed(1),
  );
  return `<line class="grid" x1="${left}" y1="${top}" x2="${right}" y2="${bottom}"/><text x="${besideX}" y="${besideY}" text-anchor="${anchor}">${value.toLocaleString("en")}</text>`;
}

/** Each line with a place for its name beside its end, at least a line of text from the next. */
function labelled(
  lines: readonly Line[],
  at: (us: number) => number,
): readonly (Line & Readonly<{ labelY: number }>)[] {
  let below = Infinity;
  return lines
    .toSorted((a, b) => at(b.points.at(-1)?.[1] ?? 1) - at(a.points.at(-1)?.[1] ?? 1))
    .map((line) => {
      below = Math.min(at(line.points.at(-1)?.[1] ?? 1) + 4, below - 18);
      return { ...line, labelY: below };
    });
}
