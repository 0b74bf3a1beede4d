import { childOf, isElement, made, textIn, type XmlElement, type XmlNode } from "./xml-tree.ts";

/** A tracked change around some characters, as the file names it. */
export type Rev = { readonly name: string; readonly author: string; readonly date: string };

/** A character of a paragraph with its history, or something without words that stands between two. */
export type Atom =
  | {
      kind: "char";
      char: string;
      looks: XmlElement | null;
      ins: Rev | null;
      del: Rev | null;
      /** Its place among all characters that went out in this paragraph; null: it came since. */
      readonly sent: number | null;
    }
  | { kind: "node"; node: XmlElement; ins: Rev | null; del: Rev | null }
  /** A control or another element that holds runs. */
  | { kind: "open"; shell: XmlElement }
  | { kind: "close" };
export type Char = Extract<Atom, { kind: "char" }>;

const ADDS = new Set(["w:ins", "w:moveTo"]);
const TAKES = new Set(["w:del", "w:moveFrom"]);

const revOf = ({ name, attributes }: XmlElement): Rev => ({
  name,
  author: attributes["w:author"] ?? "",
  date: attributes["w:date"] ?? "",
});

/** A paragraph's content as single characters, so that each is known again after any edit. */
export function atomsOf(paragraph: XmlElement): Atom[] {
  const atoms: Atom[] = [];
  let sent = 0;
  const walk = (nodes: readonly XmlNode[], ins: Rev | null, del: Rev | null): void => {
    for (const node of nodes.filter(isElement)) {
      if (node.name === "w:pPr") continue;
      if (ADDS.has(node.name)) walk(node.children, revOf(node), del);
      else if (TAKES.has(node.name)) walk(node.children, ins, revOf(node));
      else if (node.name === "w:r") run(node, ins, del);
      else if (node.name === "w:sdt") {
        atoms.push({ kind: "open", shell: node });
        walk(childOf(node, "w:sdtContent")!.children, ins, del);
        atoms.push({ kind: "close" });
      } else atoms.push({ kind: "node", node, ins, del });
    }
  };
  const run = (node: XmlElement, ins: Rev | null, del: Rev | null): void => {
    const looks = childOf(node, "w:rPr") ?? null;
    for (const part of node.children.filter(isElement)) {
      if (part.name === "w:rPr") continue;
      if (part.name === "w:t" || part.name === "w:delText")
        for (const char of textIn(part).split(""))
          atoms.push({ kind: "char", char, looks, ins, del, sent: sent++ });
      else {
        const children = looks === null ? [part] : [looks, part];
        atoms.push({ kind: "node", node: made("w:r", {}, children), ins, del });
      }
    }
  };
  walk(paragraph.children, null, null);
  return atoms;
}

let revision = 50_000;
const around = (rev: Rev, children: XmlNode[]): XmlElement =>
  made(rev.name, { "w:id": String((revision += 1)), "w:author": rev.author, "w:date": rev.date }, children);

const same = (one: Rev | null, other: Rev | null): boolean =>
  one === other || (one !== null && other !== null && one.author === other.author && one.date === other.date);

/** Writes atoms as Word does: a run for characters with the same history and looks, changes around their runs. */
export function contentOf(atoms: readonly Atom[]): XmlNode[] {
  const [content] = readLevel(atoms, 0);
  return content;
}

function readLevel(atoms: readonly Atom[], from: number): [XmlNode[], number] {
  const nodes: XmlNode[] = [];
  let at = from;
  while (at < atoms.length) {
    const atom = atoms[at]!;
    if (atom.kind === "close") return [nodes, at + 1];
    if (atom.kind === "open") {
      const [inside, after] = readLevel(atoms, at + 1);
      const shell = { ...atom.shell, children: [...atom.shell.children] };
      shell.children = shell.children.map((one) =>
        isElement(one) && one.name === "w:sdtContent" ? made("w:sdtContent", {}, inside) : one,
      );
      nodes.push(shell);
      at = after;
      continue;
    }
    if (atom.kind === "node") {
      nodes.push(wrapped([atom.node], atom));
      at += 1;
      continue;
    }
    let text = "";
    const first = atom;
    for (; at < atoms.length; at++) {
      const next = atoms[at]!;
      if (next.kind !== "char" || next.looks !== first.looks) break;
      if (!same(next.ins, first.ins) || !same(next.del, first.del)) break;
      text += next.char;
    }
    const name = first.del !== null && first.del.name === "w:del" ? "w:delText" : "w:t";
    const run = made("w:r", {}, [
      ...(first.looks === null ? [] : [first.looks]),
      made(name, { "xml:space": "preserve" }, [text]),
    ]);
    nodes.push(wrapped([run], first));
  }
  return [nodes, at];
}

function wrapped(nodes: XmlNode[], { ins, del }: { ins: Rev | null; del: Rev | null }): XmlNode {
  const inner = del === null ? nodes : [around(del, nodes)];
  return ins === null ? inner[0]! : around(ins, inner);
}

export function setContent(paragraph: XmlElement, atoms: readonly Atom[]): void {
  const properties = childOf(paragraph, "w:pPr");
  paragraph.children = [...(properties === undefined ? [] : [properties]), ...contentOf(atoms)];
}

const OWN_STYLES = new Set(["State", "StateSign", "ClauseNumber", "ProposalLabel", "ClosingSign"]);

export const styleOf = (looks: XmlElement | null): string =>
  (looks === null ? undefined : childOf(looks, "w:rStyle")?.attributes["w:val"]) ?? "";

/** Printed around the words: a state, a number, a label, a closing sign; what somebody types in such looks is none. */
export const isOwnSign = ({ looks, sent }: Pick<Char, "looks" | "sent">): boolean =>
  sent !== null && OWN_STYLES.has(styleOf(looks));
