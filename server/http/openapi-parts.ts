import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";

export const json = (schema: unknown): unknown => ({ content: { "application/json": { schema } } });
export const ref = (name: string): unknown => ({ $ref: `#/components/schemas/${name}` });
export const ok = (description: string, schema: unknown = {}): unknown => ({
  description,
  ...(json(schema) as object),
});
export const file = (description: string): unknown => ({
  description,
  content: { "application/octet-stream": {} },
});
export const page = (description: string): unknown => ({ description, content: { "text/html": {} } });
export const refused = (description: string): unknown => ({
  description,
  ...(json(ref("Refused")) as object),
});

export const refusals = {
  400: refused("unreadable or unknown"),
  401: refused("not signed in, or otherPerson: somebody else than the page's"),
  403: refused("not this person, here and now"),
  404: refused("not there, or not visible"),
  409: refused("the record or the words are in another state"),
  413: refused("too large"),
  429: refused("too many"),
  503: refused(
    "readOnly: the disk is full; quarantined: the Opinion is closed for repair; storeAway: try again soon",
  ),
};
export const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
export const after = { name: "after", in: "query", schema: { type: "integer", minimum: 0 } };
export const before = { name: "before", in: "query", schema: { type: "integer", minimum: 0 } };
export const receipt = { name: "n", in: "path", required: true, schema: { type: "integer" } };
export const fallbackLine = { name: "line", in: "path", required: true, schema: { type: "string" } };
export const language = {
  name: "language",
  in: "query",
  schema: { enum: Object.keys(WORK_LANGUAGES) },
  description: "of what is generated; the words of a text stay as they are",
};
export const translationLanguage = {
  ...language,
  in: "path",
  required: true,
  description: "of the translation",
};
export const queryText = (name: string): object => ({ name, in: "query", schema: { type: "string" } });
export const body = (name: string): unknown => ({ required: true, ...(json(ref(name)) as object) });

export const reads = (description: string): unknown => ({
  get: { responses: { 200: ok(description), ...refusals } },
});
export const health = (...status: readonly string[]): unknown => ({
  type: "object",
  properties: {
    status: { enum: status },
    closedForRepair: { type: "array", items: { type: "string" } },
    clock,
    backup: { enum: ["old"] },
  },
});
export const ready = (...status: readonly string[]): unknown => ({
  type: "object",
  properties: {
    status: { enum: status },
    reason: { type: "string" },
    closedForRepair: { type: "array", items: { type: "string" } },
  },
});

/** Left out where all is well. */
export const clock = { enum: ["unconfirmed", "behindRecord", "rehearsal"] };
