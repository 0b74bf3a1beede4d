/**
 * Offsets in a clause's words and places in the DOM, for rendered words and the editor alike. Whatever is
 * drawn and not words (deleted words, signs, carets) carries `data-drawn` and counts nothing.
 */
function textNodes(words: Element): readonly Text[] {
  const nodes: Text[] = [];
  // By hand: a tree walker asks its filter at each node, and it is asked for in every frame of a full room.
  const gather = (parent: Element): void => {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (node instanceof Text) nodes.push(node);
      else if (node instanceof Element && !node.hasAttribute("data-drawn")) gather(node);
    }
  };
  gather(words);
  return nodes;
}

/** The offset in the words of a place in the DOM. Without a range: the browser moves each one along at every change. */
export function offsetIn(words: Element, node: Node, nodeOffset: number): number {
  let offset = 0;
  for (const text of textNodes(words)) {
    if (text === node) return offset + nodeOffset;
    if (isNotBehind(node, nodeOffset, text)) return offset;
    offset += text.data.length;
  }
  return offset;
}

/** True if a place comes before a text node or right at it: a place in an element or in something drawn. */
function isNotBehind(node: Node, nodeOffset: number, text: Text): boolean {
  if (!node.contains(text)) return precedes(node, text);
  const child = node.childNodes[nodeOffset];
  return child !== undefined && (child === text || precedes(child, text));
}

const precedes = (one: Node, other: Node): boolean =>
  (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;

/** The place in the DOM of an offset in the words. */
export function placeIn(words: Element, offset: number): { readonly node: Node; readonly offset: number } {
  const nodes = textNodes(words);
  let left = offset;
  for (const text of nodes) {
    if (left <= text.data.length) return { node: text, offset: left };
    left -= text.data.length;
  }
  const last = nodes.at(-1);
  return last === undefined ? { node: words, offset: 0 } : { node: last, offset: last.data.length };
}

/** The place in the DOM under a point of the window, where the browser can tell. */
export function placeAt(x: number, y: number): { readonly node: Node; readonly offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? null : { node: position.offsetNode, offset: position.offset };
  }
  const range = (
    document as Document & { caretRangeFromPoint?: (x: number, y: number) => Range | null }
  ).caretRangeFromPoint?.(x, y);
  return range == null ? null : { node: range.startContainer, offset: range.startOffset };
}

const WORDS = "[data-words]";

/** The element that holds a clause's words, in a row of the sheet. */
export const textElement = (clause: string): Element | null =>
  document.querySelector(`[data-clause="${CSS.escape(clause)}"] ${WORDS}`);

export const isInClause = (node: Node): boolean =>
  (node instanceof Element ? node : node.parentElement)?.closest("[data-clause]")?.querySelector(WORDS) !=
  null;

/** The clause that a place in the DOM belongs to, and its offset there. */
export function clausePlace(
  node: Node,
  nodeOffset: number,
): { readonly clause: string; readonly at: number } | null {
  const element = node instanceof Element ? node : node.parentElement;
  const row = element?.closest("[data-clause]");
  const words = row?.querySelector(WORDS);
  const clause = row?.getAttribute("data-clause");
  if (words == null || clause == null) return null;
  if (words.contains(node)) return { clause, at: offsetIn(words, node, nodeOffset) };
  const before = words.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
  return { clause, at: before === 0 ? offsetIn(words, words, words.childNodes.length) : 0 };
}
