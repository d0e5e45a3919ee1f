import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { appFolder } from "./appFiles.ts";
import { buildApp } from "./buildApp.ts";
import { packApp } from "./packApp.ts";

const usage = `Usage: npm run pack    an unpacked folder for this computer in build/pack
       npm run dist    the installers of this computer's operating system in build/dist
docs/packaging.md tells of signing and of the update feed.
`;

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: { installers: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
});

if (values.help) process.stdout.write(usage);
else {
  await buildApp(root);
  await packApp(root, {
    app: appFolder,
    output: values.installers ? "build/dist" : "build/pack",
    hasInstallers: values.installers,
    env: process.env,
    say: (line) => process.stdout.write(`${line}\n`),
  });
}
