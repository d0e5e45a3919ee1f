import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { appFolder } from "./appFiles.ts";
import { buildApp } from "./buildApp.ts";

// Builds the app, and gives its page to the browser host too: `npm run build`.

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = join(root, "build/renderer");

await buildApp(root);
rmSync(page, { recursive: true, force: true });
cpSync(join(root, appFolder, "renderer"), page, { recursive: true });
