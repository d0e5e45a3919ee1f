const plain = new Set(
  [
    ["PATH", "PATHEXT", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "DISPLAY"],
    ["TMPDIR", "TMP", "TEMP", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "USERNAME", "COMPUTERNAME"],
    ["APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC"],
    ["NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE", "PROGRAMFILES", "LD_LIBRARY_PATH"],
    ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"],
    ["NODE_EXTRA_CA_CERTS", "VIRTUAL_ENV", "CUDA_VISIBLE_DEVICES", "OMP_NUM_THREADS"],
  ].flat(),
);
/** Families; keys of servers may stand in any variable named like a key. */
const families = /^(SEEDBED|LC|XDG|HF|PIP|CUDA)_|_(KEY|TOKEN)$/;

/** What the backend and its helpers see of the environment; above all no NODE_OPTIONS and no ELECTRON_RUN_AS_NODE. */
export function environmentOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const allowed = Object.entries(env).filter(([name, value]) => {
    const upper = name.toUpperCase();
    return value !== undefined && (plain.has(upper) || families.test(upper));
  });
  return Object.fromEntries(allowed.map(([name, value]) => [name, value ?? ""]));
}
