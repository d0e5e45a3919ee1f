import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { pipeline } from "node:stream/promises";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * The file under `folder` that a URL's path (with its escapes) names; null when there is none, and for every path
 * that leads outside, be it by dots, by backslashes or by a link.
 */
export async function fileAt(folder: string, urlPath: string): Promise<string | null> {
  const path = unescaped(urlPath);
  if (path === null || /[\\\0]/.test(path) || path.split("/").includes("..")) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, path === "/" ? "index.html" : path));
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : null;
  } catch (error) {
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}

/** Sends a file; a browser that goes away in the middle is no error. */
export async function sendFile(response: ServerResponse, file: string, headersOnly: boolean): Promise<void> {
  const type = types[extname(file).toLowerCase()] ?? "application/octet-stream";
  // Vite names what lies in assets/ by its content, so it never changes.
  const isHashed = file.includes(`${sep}assets${sep}`);
  const caching = isHashed ? "private, max-age=31536000, immutable" : "no-store";
  const { size } = await stat(file);
  response.writeHead(200, { "content-type": type, "content-length": size, "cache-control": caching });
  if (headersOnly) {
    response.end();
    return;
  }
  try {
    await pipeline(createReadStream(file), response);
  } catch (error) {
    if (!response.destroyed) throw error;
  }
}

function unescaped(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return null;
  }
}
