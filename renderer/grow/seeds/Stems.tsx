import styles from "./SeedDrop.module.css";

const heights = [
  [14, 17, 12, 16, 20, 15, 18],
  [19, 15, 18, 13, 17, 19, 14],
  [17, 14, 18, 15, 0, 0, 0],
];

/** Three rows of a seed bed, the last still to be sown. */
export function Stems() {
  return (
    <svg
      className={styles["stems"]}
      width="92"
      height="96"
      viewBox="0 0 92 96"
      fill="none"
      aria-hidden="true"
    >
      {heights.map((row, place) => (
        <g key={row.join()} transform={`translate(0 ${place * 32})`}>
          <path d="M0 28.5h92" className={styles["ground"]} />
          {row.map((height, stem) => {
            const x = 7 + stem * 13;
            const y = 28 - height;
            return height === 0 ? (
              <circle key={x} cx={x} cy={26} r="2.4" className={styles["bare"]} />
            ) : (
              <Stem key={x} x={x} y={y} />
            );
          })}
        </g>
      ))}
    </svg>
  );
}

function Stem({ x, y }: Readonly<{ x: number; y: number }>) {
  return (
    <>
      <path d={`M${x} 28V${y}`} className={styles["stem"]} />
      <circle cx={x} cy={y} r="2.6" className={styles["head"]} />
    </>
  );
}
