/** A node of Chrome's accessibility tree, as far as it is read out. */
export type AccessibleNode = {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown; readonly sources?: unknown };
  readonly description?: { readonly value?: unknown };
  readonly value?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
};

/** Roles that a screen reader passes over: their children speak. */
const SILENT = new Set([
  "generic",
  "none",
  "paragraph",
  "RootWebArea",
  "LabelText",
  "Section",
  "LineBreak",
  "ListMarker",
  "LayoutTable",
  "InlineTextBox",
  "SvgRoot",
  "time",
  "strong",
  "emphasis",
  "code",
]);
/** These speak their name, and nothing in them is read again. */
const WHOLE = new Set([
  "button",
  "link",
  "menuitem",
  "menuitemradio",
  "option",
  "tab",
  "checkbox",
  "radio",
  "switch",
  "textbox",
  "combobox",
  "searchbox",
  "spinbutton",
  "image",
  "img",
  "StaticText",
  "timer",
  "progressbar",
  "meter",
]);
/** These are read with their end: a reader hears to which text they belong. */
const ENCLOSING = new Set(["insertion", "deletion", "mark", "blockquote"]);
/** Their names are their own text: they are a sign before it. */
const BY_TEXT = new Set([
  "heading",
  "term",
  "definition",
  "cell",
  "gridcell",
  "rowheader",
  "columnheader",
  "caption",
]);

const SPOKEN_ROLES: Readonly<Record<string, string>> = {
  textbox: "edit text",
  StaticText: "",
  listitem: "list item",
  img: "image",
  contentinfo: "content information",
  complementary: "complementary",
  banner: "banner",
  menuitem: "menu item",
  menuitemradio: "menu item, one of several",
  rowheader: "row header",
  columnheader: "column header",
  gridcell: "cell",
  DescriptionList: "list of terms",
  DisclosureTriangle: "disclosure",
  alertdialog: "dialog that asks",
};

const textOf = (part: { readonly value?: unknown } | undefined): string =>
  typeof part?.value === "string" ? part.value.replaceAll(/\s+/gu, " ").trim() : "";

const STATES: readonly (readonly [name: string, value: unknown, said: string])[] = [
  ["disabled", true, "unavailable"],
  ["checked", "true", "checked"],
  ["checked", "false", "not checked"],
  ["pressed", "true", "pressed"],
  ["selected", true, "selected"],
  ["expanded", true, "expanded"],
  ["expanded", false, "collapsed"],
  ["required", true, "required"],
  ["invalid", "true", "invalid"],
  ["busy", true, "busy"],
  ["modal", true, "modal"],
];

/** Reads a tree in its order, a phrase a line, as a screen reader says it. */
export function readAloud(nodes: readonly AccessibleNode[], root: string): readonly string[] {
  const byId = new Map(nodes.map((one) => [one.nodeId, one]));
  const lines: string[] = [];
  let running = "";

  const flush = (): void => {
    if (running.trim() !== "") lines.push(running.replaceAll(/\s+/gu, " ").trim());
    running = "";
  };
  const say = (phrase: string): void => {
    flush();
    if (phrase !== "") lines.push(phrase);
  };
  const childrenOf = ({ childIds = [] }: AccessibleNode): readonly AccessibleNode[] =>
    childIds.flatMap((id) => byId.get(id) ?? []);
  const propertyOf = ({ properties = [] }: AccessibleNode, name: string): unknown =>
    properties.find((one) => one.name === name)?.value.value;
  const textIn = (node: AccessibleNode): string =>
    textOf(node.role) === "StaticText" && !node.ignored
      ? textOf(node.name)
      : childrenOf(node)
          .map(textIn)
          .filter((one) => one !== "")
          .join(" ");

  const phraseOf = (node: AccessibleNode): string => {
    const role = textOf(node.role);
    const level = role === "heading" ? ` level ${String(propertyOf(node, "level"))}` : "";
    const states = STATES.filter(([name, value]) => propertyOf(node, name) === value).map(
      ([, , words]) => words,
    );
    const value = textOf(node.value);
    const count =
      role === "list" || role === "listbox" || role === "menu"
        ? `${childrenOf(node).filter((one) => !one.ignored).length} items`
        : "";
    const name = BY_TEXT.has(role) ? textIn(node) : textOf(node.name);
    const description = textOf(node.description);
    return [
      `${SPOKEN_ROLES[role] ?? role}${level}`,
      name,
      ...states,
      value === "" || value === name ? "" : `“${value}”`,
      count,
      description === "" || description === name ? "" : `(${description})`,
    ]
      .filter((part) => part !== "")
      .join(", ");
  };

  const read = (node: AccessibleNode): void => {
    const role = textOf(node.role);
    if (node.ignored || SILENT.has(role)) {
      const isBlock = role === "paragraph" || role === "Section";
      if (isBlock) flush();
      for (const child of childrenOf(node)) read(child);
      if (isBlock) flush();
      return;
    }
    if (role === "StaticText") {
      running += textOf(node.name) === "" ? " " : String(node.name?.value);
      return;
    }
    if (ENCLOSING.has(role)) {
      const description = textOf(node.description) || textOf(node.name);
      running += ` [${role}${description === "" ? "" : `, ${description}`}: `;
      for (const child of childrenOf(node)) read(child);
      running += `] `;
      return;
    }
    say(phraseOf(node));
    if (WHOLE.has(role) || BY_TEXT.has(role)) return;
    for (const child of childrenOf(node)) read(child);
    flush();
  };

  const start = byId.get(root);
  if (start === undefined) throw new Error(`no node ${root}`);
  read(start);
  flush();
  return lines;
}
