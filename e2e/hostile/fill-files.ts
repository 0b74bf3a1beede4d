import type { TestPerson } from "../../server/testing/room-of-people.ts";
import { paragraph, wordFileBytes } from "../../server/testing/word-package.ts";
import type { Filling } from "./filling.ts";
import { PLAIN_TEXTS } from "./pieces.ts";

const ALL = { text: "", whole: PLAIN_TEXTS };

/** Word files and texts that come in, and the names of the files. */
export async function fillFiles({ url, secretariat, aaa, opinion, pieces, count }: Filling): Promise<void> {
  const escaped = PLAIN_TEXTS.map((text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  const send = (who: TestPerson, path: string, bytes: BodyInit): Promise<Response> =>
    fetch(url + path, { method: "POST", headers: { cookie: who.cookie }, body: bytes });
  const word = new Uint8Array(wordFileBytes({ body: escaped.map(paragraph).join("") }));
  for (const piece of pieces(200).slice(0, 2)) {
    const named = encodeURIComponent(`${piece.text}.docx`);
    const sent = await send(aaa, `/api/opinions/${opinion}/import?name=${named}`, word);
    count("Word files", sent.status, ALL);
    count("names of Word files", sent.status, piece);
    const draft = await send(secretariat, `/api/forum/imports?name=${named}`, word);
    count("files of drafts", draft.status, ALL);
    count("names of files of drafts", draft.status, piece);
  }
  const title = pieces(300)[0]!;
  const items = PLAIN_TEXTS.map((one, n) => `${n + 1} ${one}`);
  const text = ["DRAFT OPINION 90", title.text, "_noting_", ...items].join("\n\n");
  const imported = await send(secretariat, "/api/forum/import?group=space", text);
  count("imported text", imported.status, ALL);
  count("titles of Opinions", imported.status, title);
}
