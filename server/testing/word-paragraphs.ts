import { type Atom, isOwnSign, type Rev } from "./word-atoms.ts";
import { type Hand, type HandParagraph, NOW } from "./word-hand.ts";
import { childOf, isElement, made, type XmlElement, type XmlNode } from "./xml-tree.ts";

/** Edits of whole paragraphs in Word: new, struck, parted, joined and moved ones. */

let change = 70_000;
const rev = (name: string, author: string): Rev => ({ name, author, date: NOW });
const markElement = ({ name, author, date }: Rev): XmlElement =>
  made(name, { "w:id": String((change += 1)), "w:author": author, "w:date": date });

/** Puts a change on a paragraph's mark. */
function setMark(element: XmlElement, mark: Rev): void {
  let properties = childOf(element, "w:pPr");
  if (properties === undefined) {
    properties = made("w:pPr");
    element.children.unshift(properties);
  }
  let looks = childOf(properties, "w:rPr");
  if (looks === undefined) {
    looks = made("w:rPr");
    properties.children.push(looks);
  }
  looks.children.unshift(markElement(mark));
}

const copyOf = (node: XmlElement): XmlElement => ({
  name: node.name,
  attributes: { ...node.attributes },
  children: node.children.map((child) => (isElement(child) ? copyOf(child) : child)),
});

/** The looks of a paragraph, without what was changed of its mark. */
function looksOf(element: XmlElement): XmlNode[] {
  const properties = childOf(element, "w:pPr");
  if (properties === undefined) return [];
  const copy = copyOf(properties);
  copy.children = copy.children.filter((child) => !isElement(child) || child.name !== "w:rPr");
  return [copy];
}

/** The element whose child this is, and the outermost control around it. */
function parentOf(root: XmlElement, element: XmlElement): XmlElement {
  const find = (node: XmlElement): XmlElement | null => {
    for (const child of node.children) {
      if (child === element) return node;
      const found = isElement(child) ? find(child) : null;
      if (found !== null) return found;
    }
    return null;
  };
  const found = find(root);
  if (found === null) throw new Error("it stands nowhere");
  return found;
}

/** The paragraph, or the control that stands around nothing but it. */
function wholeOf(hand: Hand, element: XmlElement): XmlElement {
  const parent = parentOf(hand.body, element);
  if (parent.name !== "w:sdtContent" || parent.children.filter(isElement).length !== 1) return element;
  return parentOf(hand.body, parent);
}

function putAfter(hand: Hand, beside: XmlElement, element: XmlElement): void {
  const { children } = parentOf(hand.body, beside);
  children.splice(children.indexOf(beside) + 1, 0, element);
}

const charsOf = (text: string, ins: Rev | null): Atom[] =>
  text.split("").map((char) => ({ kind: "char", char, looks: null, ins, del: null, sent: null }));

const listed = (
  hand: Hand,
  after: HandParagraph,
  element: XmlElement,
  atoms: Atom[],
  of: HandParagraph["of"],
): HandParagraph => {
  const paragraph = { element, of, inTable: after.inTable, sent: [], atoms, mark: { ins: null, del: null } };
  hand.paragraphs.splice(hand.paragraphs.indexOf(after) + 1, 0, paragraph);
  return paragraph;
};

/**
 * Writes a paragraph behind another. Pressing Enter at the end makes the first one's mark the new one (`enter`), within
 * the same control; pasting makes the pasted one's.
 */
export function newParagraph(
  hand: Hand,
  after: HandParagraph,
  { text, author, enter }: { readonly text: string; readonly author: string | null; readonly enter: boolean },
): void {
  const element = made("w:p", {}, looksOf(after.element));
  const ins = author === null ? null : rev("w:ins", author);
  if (ins !== null) setMark(enter ? after.element : element, ins);
  putAfter(hand, enter ? after.element : wholeOf(hand, after.element), element);
  listed(hand, after, element, charsOf(text, ins), { kind: "new" });
}

/** Strikes all of a paragraph, its number and mark too; without tracking it is gone. */
export function deleteParagraph(hand: Hand, paragraph: HandParagraph, author: string | null): void {
  if (author === null) {
    const whole = wholeOf(hand, paragraph.element);
    const { children } = parentOf(hand.body, whole);
    children.splice(children.indexOf(whole), 1);
    hand.paragraphs.splice(hand.paragraphs.indexOf(paragraph), 1);
    return;
  }
  const del = rev("w:del", author);
  setMark(paragraph.element, del);
  strikeAll(paragraph, del);
}

const strikeAll = (paragraph: HandParagraph, del: Rev): void => {
  paragraph.atoms = paragraph.atoms.map((atom) =>
    (atom.kind === "char" || isTab(atom)) && atom.del === null ? { ...atom, del } : atom,
  );
};
const isTab = (atom: Atom): atom is Extract<Atom, { kind: "node" }> =>
  atom.kind === "node" && childOf(atom.node, "w:tab") !== undefined;

/** Parts a paragraph before an atom; the second half stands within the same control. */
export function splitParagraph(
  hand: Hand,
  paragraph: HandParagraph,
  { at, author }: { readonly at: number; readonly author: string | null },
): void {
  const element = made("w:p", {}, looksOf(paragraph.element));
  if (author !== null) setMark(paragraph.element, rev("w:ins", author));
  putAfter(hand, paragraph.element, element);
  const rest = paragraph.atoms.splice(at);
  listed(hand, paragraph, element, rest, { kind: "half", of: paragraph });
}

/** Joins a paragraph and the next one, whose number somebody takes away where tracking is off. */
export function joinParagraphs(
  hand: Hand,
  first: HandParagraph,
  { second, author }: { readonly second: HandParagraph; readonly author: string | null },
): void {
  if (author !== null) {
    setMark(first.element, rev("w:del", author));
    return;
  }
  const space = charsOf(" ", null);
  const withoutSigns = (atoms: readonly Atom[]): readonly Atom[] =>
    atoms.filter((atom) => !(atom.kind === "char" && isOwnSign(atom)) && !isTab(atom));
  const closing = first.atoms.filter((atom) => !(atom.kind === "char" && isClosing(atom)));
  first.atoms = [...closing, ...space, ...withoutSigns(second.atoms)];
  deleteParagraph(hand, second, null);
}

const isClosing = (atom: Extract<Atom, { kind: "char" }>): boolean =>
  isOwnSign(atom) && /[;,.；，。،؛:]/u.test(atom.char);

/** Moves a paragraph behind another one, as Word tracks it: from here, to there, under one name. */
export function moveParagraph(
  hand: Hand,
  paragraph: HandParagraph,
  { after, author }: { readonly after: HandParagraph; readonly author: string },
): void {
  const element = made("w:p", {}, looksOf(paragraph.element));
  const [from, to] = [rev("w:moveFrom", author), rev("w:moveTo", author)];
  const text = paragraph.atoms.flatMap((atom) =>
    atom.kind === "char" && atom.del === null && !isOwnSign(atom) ? [atom.char] : [],
  );
  const name = `handMove${(change += 1)}`;
  setMark(paragraph.element, from);
  setMark(element, to);
  strikeAll(paragraph, from);
  paragraph.atoms = ranged(paragraph.atoms, "w:moveFromRange", { author, name });
  putAfter(hand, wholeOf(hand, after.element), element);
  const moved = ranged(charsOf(text.join(""), to), "w:moveToRange", { author, name });
  listed(hand, after, element, moved, { kind: "new" });
}

function ranged(
  atoms: readonly Atom[],
  range: string,
  { author, name }: { author: string; name: string },
): Atom[] {
  const id = String((change += 1));
  const node = (element: XmlElement): Atom => ({ kind: "node", node: element, ins: null, del: null });
  const own = { "w:id": id, "w:author": author, "w:date": NOW, "w:name": name };
  return [node(made(`${range}Start`, own)), ...atoms, node(made(`${range}End`, { "w:id": id }))];
}
