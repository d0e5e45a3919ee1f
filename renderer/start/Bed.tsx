import styles from "./Start.module.css";

const stems = [
  { x: 8, y: 17, isGrown: false },
  { x: 16, y: 10, isGrown: true },
  { x: 24, y: 15, isGrown: false },
];

/** The mark of the app: two seeds and one that grew. */
export function Bed() {
  return (
    <svg className={styles["mark"]} width="32" height="32" viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M3 27.5h26" className={styles["ground"]} />
      {stems.map((stem) => (
        <path key={stem.x} d={`M${stem.x} 27V${stem.y}`} className={styles["stem"]} />
      ))}
      {stems.map((stem) => (
        <circle
          key={stem.x}
          cx={stem.x}
          cy={stem.y - (stem.isGrown ? 3 : 0)}
          r={stem.isGrown ? 3.6 : 2.8}
          className={styles[stem.isGrown ? "grown" : "seed"]}
        />
      ))}
    </svg>
  );
}
