/** The part of node-llama-cpp that the built-in writer uses; `buildApp.ts` makes the app's own package of it. */
export { getLlama, LlamaCompletion, LlamaLogLevel } from "node-llama-cpp";
