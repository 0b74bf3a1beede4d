import { strFromU8, unzipSync } from "fflate";
import { forgeZip } from "./forge-zip.ts";
import { type Atom, atomsOf, type Char, isOwnSign, type Rev, setContent } from "./word-atoms.ts";
import {
  allOf,
  childOf,
  isElement,
  made,
  parseXml,
  textIn,
  writeXml,
  type XmlElement,
  type XmlNode,
} from "./xml-tree.ts";

/** The origin of a paragraph in one of our files. */
export type PartOf =
  | { readonly kind: "clause"; readonly id: string }
  | { readonly kind: "proposal"; readonly id: string }
  /** The place of a clause's words in a delegation's language. */
  | { readonly kind: "work"; readonly id: string; readonly language: string }
  | { readonly kind: "frame" }
  /** Written in Word, or the second half of one that was parted there. */
  | { readonly kind: "new" }
  | { readonly kind: "half"; readonly of: HandParagraph };

export type HandParagraph = {
  readonly element: XmlElement;
  readonly of: PartOf;
  readonly inTable: boolean;
  /** As it went out. */
  readonly sent: readonly Atom[];
  atoms: Atom[];
  /** Of its mark, as it went out. */
  readonly mark: { readonly ins: Rev | null; readonly del: Rev | null };
};

export type HandComment = {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly parent: string | null;
};

/** A Word file that somebody has open, as Word has it. */
export type Hand = {
  readonly body: XmlElement;
  readonly paragraphs: HandParagraph[];
  readonly comments: readonly HandComment[];
  /** Words of each footnote, by its id in the file. */
  readonly footnotes: ReadonlyMap<string, string>;
  readonly addFootnote: (text: string) => string;
  readonly writeFootnote: (id: string, text: string) => void;
  readonly comment: (asked: { author: string; text: string; parent: string | null }) => string;
  readonly save: (how?: { readonly without?: readonly RegExp[] }) => Uint8Array;
};

const ULID = "[0-9A-HJKMNP-TV-Z]{26}";
function partOf(tag: string): PartOf | null {
  const found = new RegExp(`^concord[-_](proposal[-_])?(${ULID})(?:[._]([a-z]{2}))?$`, "u").exec(tag);
  if (found === null) return null;
  const [, isProposal, id, language] = found;
  if (isProposal !== undefined) return { kind: "proposal", id: id! };
  return language === undefined ? { kind: "clause", id: id! } : { kind: "work", id: id!, language };
}

const markOf = (paragraph: XmlElement): HandParagraph["mark"] => {
  const properties = childOf(paragraph, "w:pPr");
  const looks = properties === undefined ? undefined : childOf(properties, "w:rPr");
  const rev = (...names: readonly string[]): Rev | null => {
    const found = looks?.children.filter(isElement).find(({ name }) => names.includes(name));
    return found === undefined
      ? null
      : {
          name: found.name,
          author: found.attributes["w:author"] ?? "",
          date: found.attributes["w:date"] ?? "",
        };
  };
  return { ins: rev("w:ins", "w:moveTo"), del: rev("w:del", "w:moveFrom") };
};

type Part = {
  readonly name: string;
  readonly root: string;
  readonly relation: string;
  readonly type: string;
};
const OFFICE = "http://schemas.openxmlformats.org";
const COMMENTS: Part = {
  name: "word/comments.xml",
  root: `<w:comments xmlns:w="${OFFICE}/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/>`,
  relation: `${OFFICE}/officeDocument/2006/relationships/comments`,
  type: "comments",
};
const EXTENDED: Part = {
  name: "word/commentsExtended.xml",
  root: `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>`,
  relation: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
  type: "commentsExtended",
};

type Parts = Readonly<Record<string, Uint8Array>>;
const partIn = (parts: Parts, { name, root }: Part): XmlElement => {
  const there = parts[name];
  const found = parseXml(there === undefined ? root : strFromU8(there));
  if (name === COMMENTS.name)
    found.attributes["xmlns:w14"] ??= "http://schemas.microsoft.com/office/word/2010/wordml";
  return found;
};

/** Names a part in the package, where it was not there. */
function withPart(parts: Parts, changed: Map<string, string>, { name, relation, type }: Part): void {
  const put = (file: string, before: string, more: string): void => {
    const xml = changed.get(file) ?? strFromU8(parts[file]!);
    if (!xml.includes(more.match(/"[^"]*(?:word\/|comments)[^"]*"/u)?.[0] ?? more))
      changed.set(file, xml.replace(before, `${more}${before}`));
  };
  const short = name.replace("word/", "");
  put(
    "word/_rels/document.xml.rels",
    "</Relationships>",
    `<Relationship Target="${short}" Id="rHand${type}" Type="${relation}"/>`,
  );
  put(
    "[Content_Types].xml",
    "</Types>",
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`,
  );
}

export function openHand(bytes: Uint8Array): Hand {
  const parts = unzipSync(bytes);
  const root = parseXml(strFromU8(parts["word/document.xml"]!));
  const body = childOf(root, "w:body")!;
  const paragraphs: HandParagraph[] = [];
  const walk = (node: XmlElement, of: PartOf, inTable: boolean): void => {
    for (const child of node.children.filter(isElement)) {
      if (child.name === "w:p") {
        const tags = [
          ...allOf(child, "w:tag").map(({ attributes }) => attributes["w:val"]!),
          ...allOf(child, "w:bookmarkStart").map(({ attributes }) => attributes["w:name"]!),
        ];
        const own = tags.map(partOf).find((one) => one !== null) ?? of;
        const sent = atomsOf(child);
        paragraphs.push({ element: child, of: own, inTable, sent, atoms: [...sent], mark: markOf(child) });
      } else if (child.name === "w:sdt") {
        const tag = allOf(childOf(child, "w:sdtPr")!, "w:tag")[0]?.attributes["w:val"] ?? "";
        walk(childOf(child, "w:sdtContent")!, partOf(tag) ?? of, inTable);
      } else
        walk(child, child.name === "w:tc" && of.kind !== "work" ? of : of, inTable || child.name === "w:tbl");
    }
  };
  walk(body, { kind: "frame" }, false);

  const commentsXml = partIn(parts, COMMENTS);
  const extendedXml = partIn(parts, EXTENDED);
  const found = [...allOf(commentsXml, "w:comment")];
  /** Word gives each paragraph of a comment an id when it saves the file. */
  const lastId = (one: XmlElement): string =>
    (allOf(one, "w:p").at(-1)!.attributes["w14:paraId"] ??=
      `6000${one.attributes["w:id"]!.padStart(4, "0")}`);
  const byLast = new Map(found.map((one) => [lastId(one), one.attributes["w:id"]!]));
  const parents = new Map(
    allOf(extendedXml, "w15:commentEx").map(({ attributes }) => [
      attributes["w15:paraId"]!,
      attributes["w15:paraIdParent"] ?? null,
    ]),
  );
  const comments: HandComment[] = found.map((one) => {
    const parent = parents.get(lastId(one)) ?? null;
    return {
      id: one.attributes["w:id"]!,
      author: one.attributes["w:author"] ?? "",
      text: allOf(one, "w:p")
        .map((line) => allOf(line, "w:t").map(textIn).join(""))
        .join("\n"),
      parent: parent === null ? null : (byLast.get(parent) ?? null),
    };
  });
  let next = 9_000;
  const notesXml = parseXml(strFromU8(parts["word/footnotes.xml"]!));
  let notesChanged = false;
  const noteOf = (id: string): XmlElement | undefined =>
    allOf(notesXml, "w:footnote").find(({ attributes }) => attributes["w:id"] === id);
  const words = (one: XmlElement): string => allOf(one, "w:t").map(textIn).join("");

  return {
    body,
    paragraphs,
    comments,
    footnotes: new Map(allOf(notesXml, "w:footnote").map((one) => [one.attributes["w:id"]!, words(one)])),
    addFootnote: (text) => {
      const id = String(700 + allOf(notesXml, "w:footnote").length);
      const run = made("w:r", {}, [made("w:t", { "xml:space": "preserve" }, [text])]);
      notesXml.children.push(made("w:footnote", { "w:id": id }, [made("w:p", {}, [run])]));
      notesChanged = true;
      return id;
    },
    writeFootnote: (id, text) => {
      const [first, ...rest] = allOf(noteOf(id)!, "w:t").filter((part) => textIn(part).trim() !== "");
      first!.children = [text];
      for (const one of rest) one.children = [];
      notesChanged = true;
    },
    comment: ({ author, text, parent }) => {
      const id = String((next += 1));
      const paraId = `7000${id}`;
      const run = made("w:r", {}, [made("w:t", { "xml:space": "preserve" }, [text])]);
      const attributes = { "w:id": id, "w:author": author, "w:date": NOW, "w:initials": author.slice(0, 2) };
      commentsXml.children.push(
        made("w:comment", attributes, [made("w:p", { "w14:paraId": paraId }, [run])]),
      );
      const above = parent === null ? undefined : found.find((one) => one.attributes["w:id"] === parent);
      const parentId = above === undefined ? `7000${parent ?? ""}` : lastId(above);
      extendedXml.children.push(
        made("w15:commentEx", {
          "w15:paraId": paraId,
          ...(parent === null ? {} : { "w15:paraIdParent": parentId }),
          "w15:done": "0",
        }),
      );
      return id;
    },
    save: ({ without = [] } = {}) => {
      for (const one of paragraphs)
        if (one.atoms.length !== one.sent.length || one.atoms.some((atom, i) => atom !== one.sent[i]))
          setContent(one.element, one.atoms);
      const changed = new Map([["word/document.xml", writeXml(root)]]);
      if (notesChanged) changed.set("word/footnotes.xml", writeXml(notesXml));
      if (next > 9_000) {
        changed.set(COMMENTS.name, writeXml(commentsXml)).set(EXTENDED.name, writeXml(extendedXml));
        for (const part of [COMMENTS, EXTENDED]) withPart(parts, changed, part);
      }
      return forgeZip(
        Object.entries({ ...parts, ...Object.fromEntries([...changed].map(([name]) => [name, ""])) })
          .filter(([name]) => without.every((pattern) => !pattern.test(name)))
          .map(([name, content]) => ({ name, content: changed.get(name) ?? content, method: 0 })),
      );
    },
  };
}

/** The instant of the edits: after everything that went out. */
export const NOW = "2031-03-03T10:00:00Z";

/** Characters of the words themselves, without what is printed around them, by their place among the atoms. */
export const wordChars = ({ atoms }: Pick<HandParagraph, "atoms">): readonly { at: number; atom: Char }[] =>
  atoms.flatMap((atom, at) => (atom.kind === "char" && !isOwnSign(atom) ? [{ at, atom }] : []));

const revOf = (name: "w:ins" | "w:del", author: string): Rev => ({ name, author, date: NOW });

const looksBeside = (atoms: readonly Atom[], at: number): XmlElement | null =>
  [atoms[at - 1], atoms[at]].find((one): one is Char => one?.kind === "char" && !isOwnSign(one))?.looks ??
  null;

/** `looks`: absent, those of the words beside. */
type Typed = {
  readonly text: string;
  readonly author: string | null;
  readonly looks?: XmlElement | null;
};

/** Types words before an atom: as `author` with tracking on, or, for null, with tracking off. */
export function typeAt(paragraph: HandParagraph, at: number, { text, author, looks }: Typed): void {
  const { atoms } = paragraph;
  const ins = author === null ? null : revOf("w:ins", author);
  const looksOfIt = looks === undefined ? looksBeside(atoms, at) : looks;
  const typed = text
    .split("")
    .map((char): Atom => ({ kind: "char", char, looks: looksOfIt, ins, del: null, sent: null }));
  atoms.splice(at, 0, ...typed);
}

/** Deletes characters from one atom up to another, as Word does: one's own insertion is gone at once, struck words stay. */
export function deleteFrom(paragraph: HandParagraph, from: number, to: number, author: string | null): void {
  paragraph.atoms = paragraph.atoms.flatMap((atom, at): readonly Atom[] => {
    if (at < from || at >= to || atom.kind !== "char" || isOwnSign(atom) || atom.del !== null) return [atom];
    if (author === null || atom.ins?.author === author) return [];
    return [{ ...atom, del: revOf("w:del", author) }];
  });
}

const sameRev = (one: Rev | null, other: Rev): boolean =>
  one !== null && one.author === other.author && one.date === other.date;

/** Accepts or rejects one tracked change in its whole stretch, as the button in Word does. */
export function settle(paragraph: HandParagraph, at: number, how: "accept" | "reject"): void {
  const atom = paragraph.atoms[at];
  if (atom?.kind !== "char") return;
  const kind = atom.del !== null ? "del" : "ins";
  const rev = atom[kind];
  if (rev === null) return;
  let [from, to] = [at, at + 1];
  const goesOn = (one: Atom | undefined): boolean =>
    one !== undefined &&
    (one.kind !== "char" || (sameRev(one[kind], rev) && (kind === "del" || one.del === null)));
  while (goesOn(paragraph.atoms[from - 1])) from -= 1;
  while (goesOn(paragraph.atoms[to])) to += 1;
  const goes = (kind === "ins") === (how === "reject");
  paragraph.atoms = paragraph.atoms.flatMap((one, i): readonly Atom[] => {
    if (i < from || i >= to || one.kind !== "char") return [one];
    return goes ? [] : [{ ...one, [kind]: null }];
  });
}

/** Puts a comment around atoms. */
export function commentOn(
  hand: Hand,
  paragraph: HandParagraph,
  asked: { readonly from: number; readonly to: number; readonly author: string; readonly text: string },
): string {
  const id = hand.comment({ author: asked.author, text: asked.text, parent: null });
  anchor(paragraph, id, asked);
  return id;
}

function anchor(paragraph: HandParagraph, id: string, { from, to }: { from: number; to: number }): void {
  const node = (element: XmlElement): Atom => ({ kind: "node", node: element, ins: null, del: null });
  const reference = made("w:r", {}, [made("w:commentReference", { "w:id": id })]);
  paragraph.atoms.splice(to, 0, node(made("w:commentRangeEnd", { "w:id": id })), node(reference));
  paragraph.atoms.splice(from, 0, node(made("w:commentRangeStart", { "w:id": id })));
}

/** Answers a comment: Word anchors the answer where the comment is. */
export function replyTo(
  hand: Hand,
  parent: string,
  asked: { readonly author: string; readonly text: string },
): string {
  const id = hand.comment({ ...asked, parent });
  for (const paragraph of hand.paragraphs) {
    const places = (name: string): number =>
      paragraph.atoms.findIndex((atom) => atom.kind === "node" && names(atom.node, name, parent));
    const [from, to] = [places("w:commentRangeStart"), places("w:commentRangeEnd")];
    if (from < 0 || to < 0) continue;
    anchor(paragraph, id, { from: from + 1, to: to + 1 });
    return id;
  }
  return id;
}

const names = (node: XmlElement, name: string, id: string): boolean =>
  node.name === name && node.attributes["w:id"] === id;

/** Takes the hidden ids off a paragraph: controls and bookmarks, as other programs do. */
export function stripIds(hand: Hand, paragraph: HandParagraph): void {
  paragraph.atoms = paragraph.atoms.filter(
    (atom) =>
      !(atom.kind === "open" || atom.kind === "close") &&
      !(atom.kind === "node" && /^w:bookmark(?:Start|End)$/u.test(atom.node.name)),
  );
  const free = (node: XmlElement): void => {
    node.children = node.children.flatMap((child): readonly XmlNode[] => {
      if (!isElement(child)) return [child];
      free(child);
      const inside = child.name === "w:sdt" ? childOf(child, "w:sdtContent")! : null;
      return inside !== null && inside.children.includes(paragraph.element) ? inside.children : [child];
    });
  };
  free(hand.body);
}
