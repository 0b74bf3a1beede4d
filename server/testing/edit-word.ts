import { strFromU8, unzipSync } from "fflate";
import { forgeZip } from "./forge-zip.ts";

/** A Word file with the XML of its text changed, and nothing else. */
export const editWord = (bytes: Uint8Array, edit: (xml: string) => string): Uint8Array =>
  editPart(bytes, "word/document.xml", edit);

/** The same of its footnotes. */
export const editNotes = (bytes: Uint8Array, edit: (xml: string) => string): Uint8Array =>
  editPart(bytes, "word/footnotes.xml", edit);

export function editPart(bytes: Uint8Array, part: string, edit: (xml: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]) => ({
    name,
    content: name === part ? edit(strFromU8(content)) : content,
  }));
  return forgeZip(parts);
}

/** With one more footnote, to be referred to by its id. */
export const withNote = (bytes: Uint8Array, id: string, text: string): Uint8Array =>
  editNotes(bytes, (xml) =>
    put(
      xml,
      { before: "</w:footnotes>" },
      `<w:footnote w:id="${id}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:footnote>`,
    ),
  );

/** Puts something into the XML of a text, right before or after what is there once. */
export function put(
  xml: string,
  where: { readonly after: string } | { readonly before: string },
  more: string,
): string {
  const found = "after" in where ? where.after : where.before;
  const parts = xml.split(found);
  if (parts.length !== 2) throw new Error(`${parts.length - 1} times: ${found}`);
  return "after" in where ? parts.join(found + more) : parts.join(more + found);
}

/** The same file as a program leaves it that drops what it does not know: nothing says from where it is. */
export const withoutMark = (bytes: Uint8Array): Uint8Array =>
  forgeZip(
    Object.entries(unzipSync(bytes)).flatMap(([name, content]) =>
      /^customXml\/|^docProps\/custom/u.test(name) ? [] : [{ name, content }],
    ),
  );

/** With an answer to the comment of these words, as Word writes one. */
export function editComments(
  bytes: Uint8Array,
  { answering, author, text }: { readonly answering: string; readonly author: string; readonly text: string },
): Uint8Array {
  let parent = "";
  const said = editPart(bytes, "word/comments.xml", (xml) => {
    const comments = xml.match(/<w:comment .*?<\/w:comment>/gsu) ?? [];
    const one = comments.find((comment) => comment.includes(answering)) ?? "";
    parent = [...one.matchAll(/w14:paraId="([^"]+)"/gu)].at(-1)?.[1] ?? "";
    const answer = `<w:comment w:id="9900" w:author="${author}" w:date="2025-06-20T10:00:00Z" w:initials="P"><w:p w14:paraId="7FFFFF01"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
    return put(xml, { before: "</w:comments>" }, answer);
  });
  if (parent === "") throw new Error(`no comment says ${answering}`);
  return editPart(said, "word/commentsExtended.xml", (xml) =>
    put(
      xml,
      { before: "</w15:commentsEx>" },
      `<w15:commentEx w15:paraId="7FFFFF01" w15:paraIdParent="${parent}" w15:done="0"/>`,
    ),
  );
}

/** With another value in the mark by which our own files are known, in both places where it stands. */
export function editMark(bytes: Uint8Array, name: string, value: string): Uint8Array {
  const inPart = editPart(bytes, "customXml/item1.xml", (xml) =>
    xml.replace(new RegExp(` ${name}="[^"]*"`, "u"), ` ${name}="${value}"`),
  );
  return editPart(inPart, "docProps/custom.xml", (xml) =>
    xml.replace(
      new RegExp(`(name="concord-${name}"[^>]*>\\s*<vt:lpwstr>)[^<]*`, "u"),
      (_all, before: string) => before + value,
    ),
  );
}
