/** An answer to somebody who is not signed in. */
export type StrangerAnswer = {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
};

/** Asks without a cookie, and follows nothing. */
export async function askAsStranger(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<StrangerAnswer> {
  const answer = await fetch(url + path, { headers, redirect: "manual" });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return {
    status: answer.status,
    type: answer.headers.get("content-type") ?? "",
    headers: answer.headers,
    bytes,
    text: new TextDecoder().decode(bytes),
  };
}

/** Reads a page and every public page, feed and file that it leads to, as a search engine does. */
export async function walkPublicPages(
  url: string,
  from: string,
): Promise<ReadonlyMap<string, StrangerAnswer>> {
  const seen = new Map<string, StrangerAnswer>();
  const left = [from];
  for (let path = left.shift(); path !== undefined; path = left.shift()) {
    if (seen.has(path)) continue;
    const answer = await askAsStranger(url, path);
    seen.set(path, answer);
    for (const [, link = ""] of answer.text.matchAll(/(?:href|action)="([^"#]+)"/gu)) {
      const to = link.replaceAll("&amp;", "&").replace(url, "");
      if (to.startsWith("/public")) left.push(to);
    }
  }
  return seen;
}
