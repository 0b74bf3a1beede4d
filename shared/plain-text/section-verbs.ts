/** Finite verbs that open an operative section; an Opinion's own and, for imports, those of resolutions. */
const OPERATIVE_HEAD =
  "(?:(?:further|also|hereby|therefore|strongly)\\s+)*(?:is of the (?:view|opinion)|resolves|decides|instructs|invites|encourages|urges|requests|recommends|calls (?:up)?on|appeals to|authorizes|agrees|endorses|approves|adopts|declares|continues to (?:invite|instruct|encourage|urge|request))";

const OPERATIVE = new RegExp(`^\\[?${OPERATIVE_HEAD}\\b`, "iu");
/** The same in the forum's other languages, at the start of a verb line only. */
const OPERATIVE_ELSEWHERE =
  /^\[?(?:est d['’]avis|invite|charge|décide|encourage|opina|invita|resuelve|alienta|encarga|придерживается мнения|предлагает|поручает|решает|призывает|认为|请|责成|鼓励|做出决议|يرى|يدعو|يكلف|يقرر)/u;
const PREAMBLE =
  /^\[?(?:re)?(?:considering|recognizing|recalling|noting|taking into account|aware|bearing in mind|emphasizing|stressing|welcoming|mindful|conscious|convinced|appreciating|affirming|acknowledging|underlining|having (?:considered|regard to)|concerned)(?: further| also| with \w+)?(?: that| of)?\]?$/iu;

/** From the first of these on, the sections are operative. */
export const isOperativeVerb = (text: string): boolean =>
  OPERATIVE.test(text) || OPERATIVE_ELSEWHERE.test(text);

export const isPreambleVerb = (text: string): boolean => PREAMBLE.test(text);

const BARE_VERB_CHARS_MAX = 120;

/** A line without underscores that can be nothing but a section verb. */
export const isBareVerb = (line: string): boolean =>
  isPreambleVerb(line) ||
  (line.length <= BARE_VERB_CHARS_MAX && BARE_OPERATIVE.test(line) && !/[\d;,.:]/u.test(line.at(-1) ?? ""));

const ADDRESSEES =
  "the|all|Member|Sector|Associates|Academia|ITU|States|administrations|governments|interested|relevant";
const BARE_OPERATIVE = new RegExp(
  `^(?:is of the (?:view|opinion)|resolves|decides|${OPERATIVE_HEAD} (?:${ADDRESSEES})(?: (?!to\\b)[\\p{L},()-]+)*)$`,
  "u",
);

/**
 * Where a section verb may have been swallowed by a paragraph: after a sign, followed by whom it addresses.
 * "requests for" and other nouns do not match. Group 1 is the sign, group 2 the head.
 */
export const swallowedVerb = (): RegExp =>
  new RegExp(`(^|[,.;])\\s*(\\b${OPERATIVE_HEAD})(?=\\s+(?:${ADDRESSEES}|to|that)\\b)`, "gu");
