/** Licences offered by name, as SPDX ids. */
export const COMMON_LICENSES: readonly string[] = [
  "Apache-2.0",
  "MIT",
  "BSD-3-Clause",
  "CC0-1.0",
  "CC-BY-4.0",
  "CC-BY-SA-4.0",
  "CC-BY-NC-4.0",
  "CC-BY-NC-SA-4.0",
  "ODC-By-1.0",
  "ODbL-1.0",
  "CDLA-Permissive-2.0",
];

const SPDX_ID = /^[A-Za-z0-9](?:[A-Za-z0-9.+-]{0,62}[A-Za-z0-9+])?$/;

// The Hub's own ids where they are not the SPDX id in lower case, and those where they are.
const HUB_IDS: ReadonlyMap<string, string> = new Map([
  ["odc-by-1.0", "odc-by"],
  ["odbl-1.0", "odbl"],
  ["pddl-1.0", "pddl"],
  ["agpl-3.0-only", "agpl-3.0"],
  ["agpl-3.0-or-later", "agpl-3.0"],
  ["gpl-2.0-only", "gpl-2.0"],
  ["gpl-2.0-or-later", "gpl-2.0"],
  ["gpl-3.0-only", "gpl-3.0"],
  ["gpl-3.0-or-later", "gpl-3.0"],
  ["lgpl-2.1-only", "lgpl-2.1"],
  ["lgpl-2.1-or-later", "lgpl-2.1"],
  ["lgpl-3.0-only", "lgpl-3.0"],
  ["lgpl-3.0-or-later", "lgpl-3.0"],
  ...[
    ["apache-2.0", "mit", "bsd-2-clause", "bsd-3-clause", "bsd-3-clause-clear", "bsl-1.0", "isc"],
    ["mpl-2.0", "epl-1.0", "epl-2.0", "eupl-1.1", "eupl-1.2", "ecl-2.0", "afl-3.0", "artistic-2.0"],
    ["ncsa", "ofl-1.1", "osl-3.0", "postgresql", "unlicense", "wtfpl", "zlib", "ms-pl", "lppl-1.3c"],
    ["cc0-1.0", "cc-by-2.0", "cc-by-2.5", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0"],
    ["cc-by-nc-2.0", "cc-by-nc-3.0", "cc-by-nc-4.0", "cc-by-nd-4.0", "cc-by-nc-nd-3.0"],
    ["cc-by-nc-nd-4.0", "cc-by-nc-sa-2.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0"],
    ["cdla-permissive-1.0", "cdla-permissive-2.0", "cdla-sharing-1.0", "gfdl"],
    ["agpl-3.0", "gpl-2.0", "gpl-3.0", "lgpl-2.1", "lgpl-3.0"],
  ]
    .flat()
    .map((id): [string, string] => [id, id]),
]);

/** Whether a text is written as an SPDX licence id. */
export function isLicenseId(text: string): boolean {
  return SPDX_ID.test(text);
}

/** The lines of a card's YAML header for an SPDX licence id, in the Hub's vocabulary. */
export function licenseHeader(spdxId: string): string[] {
  const id = spdxId.toLowerCase();
  const hubId = HUB_IDS.get(id);
  return hubId === undefined
    ? ["license: other", `license_name: ${JSON.stringify(id)}`]
    : [`license: ${hubId}`];
}
