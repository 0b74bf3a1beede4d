import type { Running } from "../people.ts";
import { button, literal, pause, type Person, row, until } from "./person.ts";

/** A server, a facilitator and a delegate, each at a window, and the clause of this story. */
export type Scene = {
  readonly server: Running;
  readonly lead: Person;
  readonly aaa: Person;
  readonly clause: string;
};

const TEXT = "Space connectivity";

/** Signs in by the link and its button. */
export async function signIn(person: Person, link: string): Promise<void> {
  await person.window.goTo(link);
  await person.click(button("^Sign in$"));
  await person.see(button("^Signed in as"));
}

/** Both open the sample text anew. */
export async function openText({ server, lead, aaa, clause }: Scene): Promise<void> {
  await Promise.all(
    [lead, aaa].map(async (person) => {
      await person.window.goTo(server.url);
      await person.click({ css: "a[href]", name: TEXT });
      await person.see(row(clause));
    }),
  );
}

export const focusOn = (person: Person, name: string): Promise<unknown> =>
  until(`the focus on ${name}`, () =>
    person.window.run(
      (wanted) => new RegExp(wanted, "u").test(document.activeElement?.getAttribute("aria-label") ?? ""),
      name,
    ),
  );

/** Selects the clause by a click on its words. */
export const select = (person: Person, clause: string): Promise<void> =>
  person.click({ ...row(clause), inside: "[data-words]" });

/** From the mouse to the keys. ProseMirror sets the caret once more 20 ms after the focus; no person is so quick. */
const HAND_MS = 250;

/** Puts the caret into a clause: a click, then the editor's own keys. */
export async function putCaret(
  person: Person,
  { clause, key }: { clause: string; key: "Home" | "End" },
): Promise<void> {
  await select(person, clause);
  await focusOn(person, `^Words of clause ${literal(clause)}`);
  await pause(HAND_MS);
  await person.press("Control", key);
}

const savedSign = (person: Person): Promise<string> =>
  person.window.run(() => document.querySelector(".saved")?.textContent ?? "", null);

/** The server and both pages have these words, and both pages say that all is saved. */
export async function allHave({ lead, aaa, clause }: Scene, words: string): Promise<void> {
  await until(
    "the words on the server",
    async () => (await aaa.storedOf(clause)) === words,
    () => aaa.storedOf(clause),
  );
  for (const person of [lead, aaa]) {
    await until(
      "the words on the page",
      async () => (await person.textOf(clause)) === words,
      () => person.textOf(clause),
    );
    await until(
      "“Saved” on the page",
      async () => (await savedSign(person)) === "Saved",
      () => savedSign(person),
    );
  }
}
