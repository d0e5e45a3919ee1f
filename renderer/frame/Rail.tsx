import { Link } from "@tanstack/react-router";
import { Rows3, Sprout, type LucideIcon } from "lucide-react";
import { useOverview } from "../live/overview.tsx";
import text from "../style/text.module.css";
import { count } from "../words/numbers.ts";
import styles from "./Rail.module.css";

type Place = Readonly<{
  to: "/grow" | "/instructions";
  name: string;
  icon: LucideIcon;
  figure: number | null;
}>;

/** The places of the project, in flow order, with a live count each. */
export function Rail() {
  const overview = useOverview();
  const places: readonly Place[] = [
    { to: "/grow", name: "Grow", icon: Sprout, figure: null },
    { to: "/instructions", name: "Instructions", icon: Rows3, figure: overview?.verdicts.kept ?? null },
  ];
  return (
    <nav className={styles["rail"]} aria-label="Places">
      <ul>
        {places.map((place) => (
          <li key={place.to}>
            <Link to={place.to} className={styles["place"] ?? ""} title={place.name}>
              <place.icon size={16} strokeWidth={1.6} aria-hidden="true" />
              <span className={styles["name"]}>{place.name}</span>
              {place.figure !== null && (
                <span className={`${styles["figure"]} ${text["number"]}`}>{count(place.figure)}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
