import type { HostServices } from "../nouns/host.ts";
import type { Home, System } from "../nouns/home.ts";
import { keysFile } from "./keysFile.ts";
import { revealOf } from "./reveal.ts";

/** What a host can do that is a process of Node's own: no dialogs, keys in a file, children by itself. */
export function ownHost(name: "browser" | "terminal", home: Home, system: System): HostServices {
  return {
    name,
    dialogs: null,
    reveal: name === "browser" ? revealOf(system) : null,
    keys: keysFile(home.folder, system.platform),
    startChild: null,
  };
}
