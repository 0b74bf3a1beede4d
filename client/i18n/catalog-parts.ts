import type en from "./catalogs/en.json";

/** Every catalog has the keys of the English one; `catalogs.test.ts` compares them. */
export type Catalog = typeof en;

/** Messages that the page says before the rest of it is here; `e2e/first-words.test.ts` holds the list. */
const FIRST = [
  "app",
  "ui",
  "sent",
  "language",
  "theme",
  "account",
  "clause",
  "tier",
  "state",
  "stage",
  "role",
  "office",
  "people",
  "nav",
  "header",
  "saved",
  "room",
  "panel",
  "way",
  "pen",
  "acts",
  "refusal",
  "signIn",
  "notFound",
  "sheet",
  "bracket",
  "comment",
  "baseText",
  "since",
  "reading",
  "takenBack",
] as const satisfies readonly (keyof Catalog)[];

/** Messages about merging that the text's page says; the other ones come with the merging desk. */
const MERGING_ON_THE_PAGE = [
  "news",
  "input",
  "whose",
  "entry",
] as const satisfies readonly (keyof Catalog["merging"])[];

/** `first`: before anything else; `later`: while the text is already read; the others come with their screens. */
export const CATALOG_PARTS = ["first", "later", "desk", "report"] as const;
export type CatalogPart = (typeof CATALOG_PARTS)[number];

export type FirstMessages = Pick<Catalog, (typeof FIRST)[number]>;
type OnThePage = Pick<Catalog["merging"], (typeof MERGING_ON_THE_PAGE)[number]>;
export type LaterMessages = Omit<
  Catalog,
  (typeof FIRST)[number] | "merging" | "chairsReport" | "firstText"
> & {
  readonly merging: OnThePage;
};
export type DeskCatalog = Omit<Catalog["merging"], (typeof MERGING_ON_THE_PAGE)[number]>;
export type ReportCatalog = Catalog["chairsReport"];

type Parts = {
  readonly first: FirstMessages;
  readonly later: LaterMessages;
  readonly desk: DeskCatalog;
  readonly report: ReportCatalog;
};

const split = (tree: object, names: readonly string[]): readonly [object, object] => {
  const own = Object.entries(tree);
  const isNamed = ([name]: readonly [string, unknown]): boolean => names.includes(name);
  return [Object.fromEntries(own.filter(isNamed)), Object.fromEntries(own.filter((one) => !isNamed(one)))];
};

/** Takes one part out of a catalog; the server alone says `firstText`. */
export function catalogPart<Part extends CatalogPart>(catalog: Catalog, part: Part): Parts[Part] {
  const [first, { merging, chairsReport, firstText: _, ...others }] = split(catalog, FIRST) as readonly [
    FirstMessages,
    Omit<Catalog, (typeof FIRST)[number]>,
  ];
  const [onThePage, desk] = split(merging, MERGING_ON_THE_PAGE) as readonly [OnThePage, DeskCatalog];
  const parts: Parts = { first, later: { ...others, merging: onThePage }, desk, report: chairsReport };
  return parts[part];
}
