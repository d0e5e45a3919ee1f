/**
 * Keeps ONNX Runtime from reporting to its maker: since 1.29 its library for Linux sends what sessions are made of
 * unless this variable is set before it starts. Call it on a process's first thread, before the library is loaded;
 * a worker's own `process.env` is a copy that native code does not see.
 */
export function silenceOnnxRuntime(): void {
  process.env["ORT_DISABLE_TELEMETRY"] = "1";
}
