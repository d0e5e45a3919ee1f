import styles from "./Frame.module.css";

/** The first stop of the Tab key: jumps over title bar, strip and rail. */
export function SkipLink() {
  return (
    <a
      className={styles["skip"]}
      href="#main"
      onClick={(event) => {
        // The part behind # is the place in the app, so the jump is done by hand.
        event.preventDefault();
        document.getElementById("main")?.focus();
      }}
    >
      Skip to the content
    </a>
  );
}
