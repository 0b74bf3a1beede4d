import { type IcuMessage, readIcu } from "./icu-message.ts";

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

const written = (message: IcuMessage): string =>
  message
    .map((part) => {
      if (typeof part === "string") return part;
      const { name, kind, options } = part;
      if (kind === "value") return `${FIRST_STRONG_ISOLATE}{${name}}${POP_ISOLATE}`;
      const choices = [...options].map(([option, inner]) => `${option} {${written(inner)}}`);
      return `{${name}, ${kind}, ${choices.join(" ")}}`;
    })
    .join("");

/** Isolates each value in a right-to-left message: a name in Latin letters does not reorder its sentence (rule K31). */
export const isolatedValues = (message: string): string => written(readIcu(message));
