/** Asked for by `start.js` while the first script was on its way (rule K17), with the time of arrival. */
type Early = { readonly response: Response; readonly at: number };
type Asked = { readonly [path: string]: Promise<Early | null> };

/** A page that entered the Opinion later than this asks anew. */
const EARLY_MS_MAX = 120_000;

declare global {
  /** Written by `start.js`. */
  // oxlint-disable-next-line no-var -- reason: a global that a script before this one sets
  var concordEarly: Asked | undefined;
}

/** An early answer goes to the first reader alone: whoever reads again wants a newer one. */
export async function takeEarly(path: string): Promise<Early | null> {
  const { [path]: asked, ...others } = globalThis.concordEarly ?? {};
  if (asked === undefined) return null;
  globalThis.concordEarly = others;
  const early = await asked;
  // Another person may have signed in since: the next answers are asked for in the page's own person's name.
  if (early?.response.ok !== true) globalThis.concordEarly = undefined;
  return early?.response.ok === true && performance.now() - early.at < EARLY_MS_MAX ? early : null;
}
