import { useEffect, useEffectEvent, useState } from "react";

function holdsFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") === true;
}

/** Lets the whole window take a dropped file; true while one is held over it. */
export function useWindowDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFile);
  useEffect(() => {
    const stopper = new AbortController();
    const { signal } = stopper;
    let depth = 0;
    const move = (change: number): void => {
      depth = Math.max(0, depth + change);
      setOver(depth > 0);
    };
    window.addEventListener("dragenter", (event) => holdsFile(event) && move(1), { signal });
    window.addEventListener("dragleave", (event) => holdsFile(event) && move(-1), { signal });
    window.addEventListener("dragover", (event) => holdsFile(event) && event.preventDefault(), { signal });
    window.addEventListener(
      "drop",
      (event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        move(-depth);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) take(file);
      },
      { signal },
    );
    return () => stopper.abort();
  }, []);
  return isOver;
}
