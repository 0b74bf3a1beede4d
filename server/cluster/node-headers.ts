import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Headers between nodes. From outside they are dropped, whatever they say (rule D36). */
const FROM = "concord-from";
export const CLIENT = "concord-client";
const KEY = "concord-key";
const OURS: ReadonlySet<string> = new Set([FROM, CLIENT, KEY]);

type Signed = Pick<IncomingMessage, "method" | "url">;

/** A value that only nodes of this database can make: for one request of one client, by one node. */
const keyOf = (secret: string, { method, url }: Signed, from: string, client: string): string =>
  createHmac("sha256", secret)
    .update([from, client, method ?? "", url ?? ""].join("\n"))
    .digest("base64url");

/** The headers that a node adds to a request which it hands to the owner. */
export const nodeHeaders = (
  secret: string,
  request: Signed,
  { from, client }: { readonly from: string; readonly client: string },
): readonly string[] => [FROM, from, CLIENT, client, KEY, keyOf(secret, request, from, client)];

/**
 * Removes the headers of nodes from a request, and returns the node that forwarded it. Only a right key leaves the
 * client's address there, for the limits of sign-ins.
 */
export function takeNodeHeaders(request: IncomingMessage, secret: string | null): string | null {
  const { headers, rawHeaders } = request;
  const [from, client, key] = [FROM, CLIENT, KEY].map((name) => String(headers[name] ?? ""));
  for (const name of OURS) delete headers[name];
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2)
    if (OURS.has(rawHeaders[at]!.toLowerCase())) rawHeaders.splice(at, 2);
  if (secret === null || from === undefined || client === undefined || !key) return null;
  const [given, right] = [Buffer.from(key), Buffer.from(keyOf(secret, request, from, client))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  headers[CLIENT] = client;
  rawHeaders.push(CLIENT, client);
  return from;
}
