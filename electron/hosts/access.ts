import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Why a request is turned away: its status and the sentence on the page. */
export type Refusal = Readonly<{ status: 400 | 401 | 403 | 404 | 405; sentence: string }>;

/** Who may come in: only a browser that followed the printed link, on a page of ours. */
export type Access = Readonly<{
  /** Null: the request comes under a name of ours and from a page of ours. */
  strangerAt: (request: IncomingMessage) => Refusal | null;
  hasCookie: (request: IncomingMessage) => boolean;
  isToken: (offered: string) => boolean;
  /** What makes a browser ours: the cookie by itself, and as a header. */
  cookie: Readonly<{ name: string; value: string }>;
  setCookie: string;
}>;

const wrongName: Refusal = {
  status: 403,
  sentence: "Seedbed answers only under the address that it printed.",
};
const wrongPage: Refusal = { status: 403, sentence: "Seedbed answers only to its own page." };

/** For a browser without the cookie. */
export const needsLink: Refusal = {
  status: 401,
  sentence: "Open the link that Seedbed printed in its terminal; it changes with every start.",
};

/** The checks of one start: the port it listens on and its secret token. */
export function accessOf(port: number, token: string): Access {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const cookie = `seedbed_${port}`;
  return {
    strangerAt: ({ headers, method }) => {
      // A foreign name that resolves to this machine must not reach us (DNS rebinding).
      if (!hosts.has(headers.host ?? "")) return wrongName;
      const isReading = (method === "GET" || method === "HEAD") && headers.upgrade === undefined;
      if (isReading && headers.origin === undefined) return null;
      return headers.origin === `http://${headers.host}` ? null : wrongPage;
    },
    hasCookie: ({ headers }) => {
      const pairs = (headers.cookie ?? "").split(";").map((pair) => pair.trim());
      return pairs.some(
        (pair) => pair.startsWith(`${cookie}=`) && isSame(pair.slice(cookie.length + 1), token),
      );
    },
    cookie: { name: cookie, value: token },
    isToken: (offered) => isSame(offered, token),
    setCookie: `${cookie}=${token}; HttpOnly; SameSite=Strict; Path=/`,
  };
}

/** Compares in a time that tells nothing: digests have one length. */
function isSame(offered: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(offered), digest(secret));
}
