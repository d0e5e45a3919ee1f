import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { builtinWriter } from "../api/builtinWriter.ts";
import { emptyDesk } from "../api/desk.ts";
import type { Desk } from "../api/desk.ts";
import { fetchDefaults } from "../models/fetch.ts";
import { homeOf } from "../nouns/home.ts";
import type { Home, System } from "../nouns/home.ts";
import type { HostServices } from "../nouns/host.ts";
import { machineOf } from "./machine.ts";

/** This process's system and the folders of Seedbed on it. */
export function thisSystem(): System & Readonly<{ home: Home }> {
  const system: System = { platform: process.platform, env: process.env, homedir: homedir() };
  return { ...system, home: homeOf(system) };
}

/** A desk without a project on this computer, in the house that `host` describes. */
export function newDesk(home: Home, host: HostServices): Desk {
  const machine = machineOf(home, host);
  return emptyDesk({
    home,
    host,
    machine,
    builtin: builtinWriter(machine.models, fetchDefaults(process.env, process.platform)),
    clock: Date.now,
    newKey: () => randomBytes(16).toString("hex"),
  });
}
