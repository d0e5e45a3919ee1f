import { Failure } from "../nouns/failure.ts";

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** True for an address of this computer: nothing that is sent there leaves it. */
export function isOnThisComputer(address: string): boolean {
  return loopback.test(new URL(address).hostname);
}

/** Throws Failure `usage` when "Stay offline" is on and `address` is that of another computer. */
export function refuseElsewhere(isOffline: boolean, address: string): void {
  if (!isOffline || isOnThisComputer(address)) return;
  throw new Failure(
    "usage",
    `Offline mode is on and ${new URL(address).host} is not this computer. Turn it off in the settings, or choose a writer on this computer.`,
  );
}

/** Throws Failure `model-missing` when "Stay offline" is on: nothing is fetched then. */
export function refuseFetching(isOffline: boolean, folder: string): void {
  if (!isOffline) return;
  throw new Failure(
    "model-missing",
    `Offline mode is on, so no model is fetched. Turn it off in the settings, or put the model's file into ${folder}.`,
  );
}
