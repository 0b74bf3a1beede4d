import { parseArgs } from "node:util";
import { sayIn, type SayPart } from "../../shared/catalogs/say.ts";
import type { Outcome } from "./outcome.ts";
import { listed, spokenLanguage } from "./spoken.ts";

/** `string` has one value, `strings` may be given several times, `boolean` has none. */
type Kind = "string" | "strings" | "boolean";
type Read<Options extends Readonly<Record<string, Kind>>> = {
  readonly values: {
    readonly [Name in keyof Options]?: Options[Name] extends "boolean"
      ? true
      : Options[Name] extends "strings"
        ? readonly string[]
        : string;
  };
  readonly positionals: readonly string[];
};

/**
 * Reads a command's arguments. Rejects unknown and repeated options, missing values and extra arguments, so that the
 * command runs exactly as asked or not at all.
 */
export function readOptions<const Options extends Readonly<Record<string, Kind>>>(
  words: readonly string[],
  options: Options,
  positionalsMax: number,
): Read<Options> | Outcome {
  const { tokens } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, kind]) => [
        name,
        { type: kind === "boolean" ? "boolean" : "string" } as const,
      ]),
    ),
  });
  const values: Record<string, true | string | string[]> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    if (!Object.hasOwn(options, name)) return failed(unknown(rawName, Object.keys(options)));
    const kind = options[name];
    if (kind === "boolean") {
      if (value !== undefined) return failed(slip("noValue", { name: rawName }));
      if (name in values) return failed(slip("twice", { name: rawName }));
      values[name] = true;
      continue;
    }
    if (value === undefined || (!inlineValue && value.startsWith("-")))
      return failed(slip("lacksValue", { name: rawName }));
    if (kind === "strings") {
      const known = (values[name] ?? []) as string[];
      if (known.includes(value)) return failed(slip("repeated", { name: rawName, value }));
      values[name] = [...known, value];
      continue;
    }
    if (name in values) return failed(slip("twice", { name: rawName }));
    values[name] = value;
  }
  const surplus = positionals[positionalsMax];
  if (surplus !== undefined) return failed(slip("surplus", { word: surplus }));
  return { values: values as Read<Options>["values"], positionals };
}

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });
const slip: SayPart<"options"> = (key, values) => sayIn("options", spokenLanguage())(key, values);

const unknown = (name: string, known: readonly string[]): string =>
  known.length === 0
    ? slip("unknownNone", { name })
    : slip("unknown", { name, known: listed(known.map((one) => `--${one}`)) });
