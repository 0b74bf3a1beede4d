/** An argument: a value, or a choice among messages by a word or a number. */
export type Argument = {
  readonly name: string;
  readonly kind: "value" | "select" | "plural";
  readonly options: ReadonlyMap<string, IcuMessage>;
};
export type IcuMessage = readonly (string | Argument)[];

/** Reads an ICU message; throws with the place of a mistake. */
export function readIcu(message: string): IcuMessage {
  let at = 0;
  const failAt = (what: string): never => {
    throw new Error(`${what} at sign ${at + 1}`);
  };
  const readMessage = (): IcuMessage => {
    const parts: (string | Argument)[] = [];
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
  const readArgument = (): Argument => {
    const [head = "", name = "", kind] =
      /^\{\s*(\w+)\s*(?:\}|,\s*(select|plural)\s*,)/u.exec(message.slice(at)) ?? failAt("no argument");
    at += head.length;
    if (kind !== "select" && kind !== "plural") {
      at--;
      return { name, kind: "value", options: new Map() };
    }
    const options = new Map<string, IcuMessage>();
    let option = "";
    for (; message[at] !== "}"; at++) {
      if (at >= message.length) failAt("a bracket is open");
      if (message[at] !== "{") option += message[at];
      else {
        at++;
        options.set(option.trim(), readMessage());
        option = "";
      }
    }
    return { name, kind, options };
  };
  const read = readMessage();
  if (at < message.length) failAt("a closing bracket too many");
  return read;
}

/** All arguments of a message, those inside of choices too. */
export const argumentsOf = (message: IcuMessage): readonly Argument[] =>
  message.flatMap((part) =>
    typeof part === "string" ? [] : [part, ...[...part.options.values()].flatMap(argumentsOf)],
  );

/** Every text that a message can say, each value as one word. */
export const textsOf = (message: IcuMessage): readonly string[] =>
  message.reduce<readonly string[]>(
    (begun, part) => {
      const ends =
        typeof part === "string"
          ? [part]
          : part.kind === "value"
            ? ["X"]
            : [...part.options.values()].flatMap(textsOf);
      return begun.flatMap((text) => ends.map((end) => text + end));
    },
    [""],
  );

/** Every sentence that a message can say, each value as one word. */
export const sentencesOf = (message: string): readonly string[] =>
  textsOf(readIcu(message)).flatMap((text) =>
    text.replaceAll(/<[^>]+>/gu, "").split(/(?<=[.?!…؟۔][”’)»\u202F\u00A0]*)\s+/u),
  );
