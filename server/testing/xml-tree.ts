import { SaxesParser } from "saxes";

/** An element as it stands in a part of a Word file, to be changed in place. */
export type XmlElement = {
  name: string;
  readonly attributes: Record<string, string>;
  children: XmlNode[];
};
export type XmlNode = XmlElement | string;

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== "string";

export function parseXml(xml: string): XmlElement {
  const top: XmlElement = { name: "", attributes: {}, children: [] };
  const open = [top];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const made: XmlElement = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)!.children.push(made);
    open.push(made);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", (text) => void open.at(-1)!.children.push(text));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return top.children.find(isElement)!;
}

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/gu, (sign) => SIGNS[sign]!);

export const writeXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${written(root)}`;

function written(node: XmlNode): string {
  if (!isElement(node)) return escaped(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join("");
  const inside = node.children.map(written).join("");
  return inside === ""
    ? `<${node.name}${attributes}/>`
    : `<${node.name}${attributes}>${inside}</${node.name}>`;
}

export const childOf = (node: XmlElement, name: string): XmlElement | undefined =>
  node.children.filter(isElement).find((one) => one.name === name);

/** All elements of a name, in order, at any depth. */
export const allOf = (node: XmlElement, name: string): readonly XmlElement[] =>
  node.children
    .filter(isElement)
    .flatMap((one) => (one.name === name ? [one, ...allOf(one, name)] : allOf(one, name)));

/** Its words, without elements in it. */
export const textIn = ({ children }: XmlElement): string =>
  children.map((one) => (isElement(one) ? "" : one)).join("");

export const made = (
  name: string,
  attributes: Record<string, string> = {},
  children: XmlNode[] = [],
): XmlElement => ({ name, attributes, children });
