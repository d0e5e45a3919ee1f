import { openReadOnly } from "../../store/readOnly.ts";
import type { ReadableDb } from "../../store/readable.ts";
import type { PoolGate } from "../pool/poolGate.ts";

/**
 * Reads from the ledger for milliseconds and lets go of it, so that its opener can close it at any time. What was read
 * is worked on afterwards: a text can keep this thread busy for seconds.
 */
export type ReadLedger = <T>(read: (db: ReadableDb) => T) => T;

/** Thrown by work that is not wanted any more. */
export const calledOff = new Error("The what-if was called off.");

/** Opening and closing take about one. */
const longestReadMs = 8;

/** Whether a read that began then (by `performance.now()`) has to let go. */
export function hasReadEnough(begun: number): boolean {
  return performance.now() - begun > longestReadMs;
}

/** Reads of a project file that this process has open; throws `calledOff` once the gate is closing. */
export function ledgerReads(path: string, gate: PoolGate): ReadLedger {
  return (read) => {
    // Entered before it is asked: the other side closes first and looks for connections then.
    gate.enter();
    try {
      if (gate.isClosing()) throw calledOff;
      const ledger = openReadOnly(path);
      try {
        return read(ledger.db);
      } finally {
        ledger.close();
      }
    } finally {
      gate.leave();
    }
  };
}
