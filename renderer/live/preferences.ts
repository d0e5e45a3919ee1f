import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ShownPreferences } from "../../electron/api/preferences.ts";
import { preferences, type PreferencesPatch } from "../../electron/nouns/preferences.ts";
import { trpc } from "../api/client.ts";

/** New values, or how they follow from those in force now. */
export type PreferencesChange = PreferencesPatch | ((now: ShownPreferences) => PreferencesPatch);

export type PreferencesHook = Readonly<{
  /** The defaults until the backend has answered. */
  preferences: ShownPreferences;
  /** Whether `preferences` are the user's own, not the defaults. */
  isKnown: boolean;
  /** Shows the new values at once and saves them; a refusal brings the saved ones back. */
  change: (change: PreferencesChange) => void;
  /** Why the last change of this component was not saved; null while all is well. */
  failure: string | null;
}>;

const defaults: ShownPreferences = preferences.omit({ recent: true }).parse({});

/** Answers come in the order of the changes; only the newest is the state of things. */
let newest = 0;

/** The user's preferences and a way to change them; every component sees a change at once. */
export function usePreferences(): PreferencesHook {
  const client = useQueryClient();
  const { data } = useQuery(trpc.preferences.get.queryOptions());
  const { mutate, error } = useMutation(trpc.preferences.set.mutationOptions());
  const queryKey = trpc.preferences.get.queryKey();
  function change(wanted: PreferencesChange): void {
    const now = client.getQueryData(queryKey) ?? defaults;
    const patch = typeof wanted === "function" ? wanted(now) : wanted;
    const turn = ++newest;
    client.setQueryData(queryKey, patched(now, patch));
    mutate(patch, {
      onSuccess: (saved) => turn === newest && client.setQueryData(queryKey, saved),
      onError: () => turn === newest && void client.invalidateQueries({ queryKey }),
    });
  }
  return {
    preferences: data ?? defaults,
    isKnown: data !== undefined,
    change,
    failure: error?.message ?? null,
  };
}

function patched(now: ShownPreferences, patch: PreferencesPatch): ShownPreferences {
  const chosen = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...now, ...Object.fromEntries(chosen) };
}
