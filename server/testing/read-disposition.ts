/**
 * The parameters of a Content-Disposition header, read by the grammar of RFC 6266 alone; throws where a part of it is
 * anything else. `filename*` is decoded as RFC 8187 says.
 */
export function readDisposition(header: string): {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
} {
  const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
  const QUOTED = /"((?:[\x20\x21\x23-\x5B\x5D-\x7E]|\\[\x20-\x7E])*)"/y;
  const EXTENDED = /UTF-8''((?:[!#$&+.^_`|~0-9A-Za-z-]|%[0-9A-F]{2})*)/y;
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(header);
    if (found === null) return null;
    at = pattern.lastIndex;
    return found[1] ?? found[0];
  };
  const must = (pattern: RegExp, what: string): string => {
    const found = take(pattern);
    if (found === null) throw new Error(`no ${what} at ${at} of ${header}`);
    return found;
  };
  const type = must(TOKEN, "type");
  const parameters = new Map<string, string>();
  while (at < header.length) {
    must(/ *; */y, "semicolon");
    const name = must(/[!#$%&'+.^_`|~0-9A-Za-z-]+\*?/y, "name").toLowerCase();
    must(/=/y, "equals sign");
    if (parameters.has(name)) throw new Error(`${name} stands twice`);
    if (name.endsWith("*")) parameters.set(name, decodeURIComponent(must(EXTENDED, "extended value")));
    else parameters.set(name, (take(QUOTED) ?? must(TOKEN, "value")).replace(/\\(.)/g, "$1"));
  }
  return { type, parameters };
}

/** The name under which a browser saves it: `filename*` where there is one. */
export function savedName(header: string): string {
  const { type, parameters } = readDisposition(header);
  if (type !== "attachment") throw new Error(`${type} is no attachment`);
  for (const name of parameters.keys())
    if (name !== "filename" && name !== "filename*") throw new Error(`a parameter ${name}`);
  return parameters.get("filename*") ?? parameters.get("filename") ?? "";
}
