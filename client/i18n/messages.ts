import type { Catalog } from "./catalog-parts.ts";
import en from "./catalogs/en.json" with { type: "json" };
import zh from "./catalogs/zh.json" with { type: "json" };
import type { Language } from "./languages.ts";

type Tree = { readonly [key: string]: string | Tree };

function messages(tree: Tree, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const name = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") found.set(name, value);
    else for (const [inner, message] of messages(value, name)) found.set(inner, message);
  }
  return found;
}

/** Each language's file, as a translator edits it. */
export const CATALOGS: Readonly<Record<Language, Catalog>> = { en, zh };

export const english = messages(en);
export const chinese = messages(zh);

/** A message in parts: its text, and for each argument the texts that may stand there. */
type Part = string | readonly Message[];
type Message = readonly Part[];

/** Reads an ICU message; an argument without choices is one word. */
function parsed(message: string): Message {
  let at = 0;
  const readMessage = (): Message => {
    const parts: Part[] = [];
    let text = "";
    for (; at < message.length && message[at] !== "}"; at++) {
      if (message[at] !== "{") text += message[at];
      else {
        parts.push(text, readArgument());
        text = "";
      }
    }
    return [...parts, text];
  };
  const readArgument = (): Part => {
    const [argument = "", choice] =
      /^\{\s*\w+\s*(?:\}|,\s*(select|plural)\s*,)/u.exec(message.slice(at)) ?? [];
    if (argument === "") throw new Error(`an argument at ${at} of: ${message}`);
    at += argument.length;
    if (choice === undefined) {
      at--;
      return "X";
    }
    const options: Message[] = [];
    for (; message[at] !== "}"; at++) {
      if (message[at] !== "{") continue;
      at++;
      options.push(readMessage());
    }
    return options;
  };
  return readMessage();
}

const texts = (message: Message): readonly string[] =>
  message.reduce<readonly string[]>(
    (begun, part) => {
      const ends = typeof part === "string" ? [part] : part.flatMap(texts);
      return begun.flatMap((text) => ends.map((end) => text + end));
    },
    [""],
  );

/** Every sentence that a message can say, each argument as one word. */
export const sentencesOf = (message: string): readonly string[] =>
  texts(parsed(message)).flatMap((text) => text.replaceAll(/<[^>]+>/gu, "").split(/(?<=[.?!…][”’)]*)\s+/u));
