import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { z } from "zod";

/** Serves `newer` as the AppImage `name` of version 0.2.0, and writes into `folder` what names the feed. */
export async function updateFeed(
  test: TestContext,
  { folder, name, newer }: Readonly<{ folder: string; name: string; newer: Buffer }>,
): Promise<void> {
  const sha512 = createHash("sha512").update(newer).digest("base64");
  const files = [{ url: name, sha512, size: newer.length }];
  const feed = createServer(({ url = "" }, response) => {
    if (/\/latest-linux.*\.yml/.test(url)) {
      response.end(JSON.stringify({ version: "0.2.0", files, path: name, sha512 }));
    } else if (url === `/${name}`) response.end(newer);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    feed.listen(0, "127.0.0.1", resolve);
  });
  test.after(() => feed.close());
  const { port } = z.object({ port: z.number() }).parse(feed.address());
  const config = { provider: "generic", url: `http://127.0.0.1:${port}/`, updaterCacheDirName: "seedbed" };
  writeFileSync(join(folder, "app-update.yml"), JSON.stringify(config));
}
