import { HOSTILE_ZIPS } from "./hostile-word-zips.ts";
import type { StrangerForm } from "./consulted.ts";

/** One stranger of a crowd: the form, its network, and what must come of it. */
export type CrowdInput = {
  readonly kind: string;
  readonly form: StrangerForm;
  readonly network: string;
  /** The key of the sentence that refuses it; null: it is taken. */
  readonly refused: string | null;
  /** `fresh`: sent at once, `forged`: with a stamp of nobody, `again`: sent twice with one stamp. */
  readonly stamp?: "fresh" | "forged" | "again";
  readonly isLate?: true;
  /** Times that the mailed link is confirmed. */
  readonly confirms?: number;
};

type Hostile = (n: number) => Omit<CrowdInput, "network" | "kind"> & { readonly network?: string };

const MARKUP = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "<svg/onload=alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  "</textarea><script>alert(1)</script>",
  "<!-- --><iframe srcdoc='<script>alert(1)</script>'>",
  "{{constructor.constructor('alert(1)')()}} ]]> <style>*{display:none}</style>",
  "https://evil.example.org http://evil.example.org/?q=<b>",
] as const;
const FORMULAS = [
  '=HYPERLINK("http://evil.example.org")',
  "+1+1",
  "-2+3",
  "@SUM(1)",
  "\t=1+1",
  "|=cmd",
] as const;
const UNSEEN = ["\u202Eevil\u202C", "a\u0000b\u0007", "x\u200By\u2066z", "\uFEFFt", "n\u2028m"] as const;
const BAD_ADDRESSES = [
  "a@example.org\r\nBcc: all@example.org",
  "a@example.org,b@example.org",
  '"<script>"@example.org',
  "a@b@example.org",
  "a\u202E@example.org",
  "none",
] as const;
/** A text under the name of a Word file is taken as the text that it is. */
const BAD_ZIPS = HOSTILE_ZIPS.filter(
  ({ comesTo, name }) => comesTo !== "harmless" && name !== "a plain text",
);

const pick = <One>(all: readonly One[], n: number): One => all[n % all.length]!;
const file = (n: number): StrangerForm => {
  const { name, bytes } = pick(BAD_ZIPS, n);
  return { text: "", file: { name: `${name}.docx`, bytes: bytes() } };
};

/** Hostile inputs, a kind each. `n` counts within its kind. */
export const HOSTILE_INPUTS: Readonly<Record<string, Hostile>> = {
  markup: (n) => ({
    form: { text: pick(MARKUP, n), name: `${pick(MARKUP, n + 1)} ${n}`, affiliation: pick(MARKUP, n + 2) },
    refused: null,
  }),
  unseen: (n) => ({ form: { text: pick(UNSEEN, n), name: `Name ${pick(UNSEEN, n)} ${n}` }, refused: null }),
  formula: (n) => ({
    form: { text: pick(FORMULAS, n), name: pick(FORMULAS, n + 1), affiliation: pick(FORMULAS, n + 2) },
    refused: null,
  }),
  header: (n) => ({
    form: { name: `Name ${n}\r\nBcc: all@example.org\r\n\r\n<script>alert(1)</script>` },
    refused: null,
  }),
  address: (n) => ({ form: { email: pick(BAD_ADDRESSES, n) }, refused: "emailWrong" }),
  file: (n) => ({ form: file(n), refused: "file" }),
  junk: (n) => ({
    form: {
      text: "",
      file: { name: "x.pdf", bytes: Uint8Array.from({ length: 900 }, (_, i) => (i * n * 31) & 0xff) },
    },
    refused: "file",
  }),
  markupFile: (n) => ({
    form: { text: "", file: { name: "page.html", bytes: new TextEncoder().encode(`${pick(MARKUP, n)}\n`) } },
    refused: null,
  }),
  flood: () => ({ form: {}, network: "203.0.113.9", refused: "flood" }),
  again: () => ({ form: {}, refused: null, stamp: "again" }),
  replay: () => ({ form: {}, refused: null, confirms: 5 }),
  late: () => ({ form: {}, refused: "late", isLate: true }),
  fast: () => ({ form: {}, refused: "tooFast", stamp: "fresh" }),
  forged: () => ({ form: {}, refused: "stampWrong", stamp: "forged" }),
  trap: (n) => ({ form: { website: pick(MARKUP, n) }, refused: "trapFilled" }),
  long: () => ({ form: { text: "x".repeat(20_000) }, refused: "textLong" }),
  paragraph: () => ({ form: { about: ["p99", "<b>"] }, refused: "aboutUnknown" }),
  consent: () => ({ form: { consent: false }, refused: "consentMissing" }),
};

/** Networks of honest people, each with an address of its own. */
const networkOf = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

/** A crowd in random order: so many strangers, of whom so many are hostile in turn by kind. */
export function crowdOf(
  count: number,
  hostile: number,
  below: (bound: number) => number,
): readonly CrowdInput[] {
  // A flood is many.
  const kinds = [...Object.keys(HOSTILE_INPUTS), ...Array.from({ length: 5 }, () => "flood")];
  const all = Array.from({ length: count }, (_, n): CrowdInput => {
    const kind = n < hostile ? kinds[n % kinds.length]! : "honest";
    const made =
      kind === "honest"
        ? { form: { text: `Lamp ${n} is lit.`, name: `Person ${n}` }, refused: null }
        : HOSTILE_INPUTS[kind]!(Math.floor(n / kinds.length));
    const form = {
      email: `somebody-${n}@example.org`,
      about: n % 3 === 0 ? [] : [`p${(n % 2) + 1}`],
      ...made.form,
    };
    return { network: networkOf(n), ...made, kind, form };
  });
  return all
    .map((one) => ({ one, place: below(2 ** 30) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
