import type { z } from "zod";
import { isNode } from "yaml";

type Said = { readonly path: readonly PropertyKey[]; readonly message: string; readonly below?: number };

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list (lines that begin with a hyphen)",
  object: "a group of lines such as en: …, indented below it,",
  record: "a group of lines, indented below it,",
};

/** Says in plain words what is wrong with a value, what stands there and what is expected. */
export function sayIssue(issue: z.core.$ZodIssue, stands: unknown): readonly Said[] {
  const { path } = issue;
  const say = (message: string): readonly Said[] => [{ path, message }];
  switch (issue.code) {
    case "invalid_type": {
      const kind = KINDS[issue.expected] ?? issue.expected;
      if (stands === undefined || stands === null) return say(`is missing: ${kind} is expected`);
      const quoted =
        issue.expected === "string" && ["number", "boolean"].includes(typeof stands)
          ? `, in quotation marks: "${shown(stands)}"`
          : "";
      return say(`${shown(stands)} stands here, and ${kind} is expected${quoted}`);
    }
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: "no line of this name is known here: look for a slip of the pen, or take it out",
      }));
    case "invalid_value":
      return say(`${shown(stands)} stands here, and one of these is expected: ${issue.values.join(", ")}`);
    case "too_small":
      return say(
        issue.origin === "string"
          ? "is empty: a text is expected"
          : issue.origin === "array"
            ? `has too few items: ${issue.minimum} at least`
            : `${shown(stands)} is too small: ${issue.minimum} at least`,
      );
    case "too_big":
      return say(
        issue.origin === "string"
          ? `is too long: ${issue.maximum} characters at most`
          : issue.origin === "array"
            ? `has too many items: ${issue.maximum} at most`
            : `${shown(stands)} is too great: ${issue.maximum} at most`,
      );
    case "invalid_key":
      return say("is not a name that is expected here");
    case "custom": {
      const line = (issue.params as { readonly line?: unknown } | undefined)?.line;
      if (typeof line === "number") return [{ path, message: issue.message, below: line }];
      // Told as empty already.
      if (stands === "") return [];
      return say(typeof stands === "string" ? `${shown(stands)} ${issue.message}` : issue.message);
    }
    case "invalid_union":
      if (stands === undefined || stands === null)
        return say("is missing: the word all is expected, or a list of rights");
      return say(`${shown(stands)} ${issue.message}`);
    case "invalid_format":
      return say(`${shown(stands)} ${issue.message}`);
    case "not_multiple_of":
    case "invalid_element":
      return say(issue.message);
  }
}

const SHOWN_CHARS_MAX = 60;

function shown(value: unknown): string {
  if (isNode(value)) return shown(value.toJSON());
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a group of lines";
  if (typeof value !== "string") return value === undefined ? "nothing" : JSON.stringify(value);
  return `"${value.length > SHOWN_CHARS_MAX ? `${value.slice(0, SHOWN_CHARS_MAX)}…` : value}"`;
}
