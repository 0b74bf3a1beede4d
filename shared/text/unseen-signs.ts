/**
 * Signs that draw nothing by themselves and that some scripts need: joiners, marks of direction, emoji and Mongolian
 * selectors. They count as text if they change the display; elsewhere they are unseen (rule W2).
 */
export const SOMETIMES_SEEN = String.raw`\u061C\u180B-\u180F\u200C-\u200F\uFE0E\uFE0F`;

const NAMES: Readonly<Record<string, string>> = {
  "\u061C": "ALM",
  "\u180E": "MVS",
  "\u200C": "ZWNJ",
  "\u200D": "ZWJ",
  "\u200E": "LRM",
  "\u200F": "RLM",
  "\uFE0E": "VS15",
  "\uFE0F": "VS16",
};

export const nameOfSign = (sign: string): string =>
  NAMES[sign] ?? `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;

/** Arabic letters that join the next one. No property of JavaScript's tells: by ArabicShaping.txt these do not. */
const NOT_TO_NEXT = String.raw`\u0621-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF\u0759-\u075B\u076B\u076C\u0771\u0773\u0774\u0778\u0779\u0870-\u0882\u08AA-\u08AC\u08AE\u08B1\u08B2\u08B9`;
const ARABIC = String.raw`(?=\p{Script=Arabic})\p{L}`;
/** A letter that joins the next one, and one that is joined; vowel signs between them do not count. */
const TO_NEXT = String.raw`(?<=(?![${NOT_TO_NEXT}])${ARABIC}\p{Mn}*)`;
const FROM_LAST = String.raw`(?=\p{Mn}*(?!\u0621)${ARABIC})`;
const NOT_TO = TO_NEXT.replace("(?<=", "(?<!");
const NOT_FROM = FROM_LAST.replace("(?=", "(?!");

/** Other scripts whose letters join. */
const CURSIVE = String.raw`(?=[\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}])\p{L}`;

const DIRECTION = String.raw`\u061C\u200E\u200F`;
/** Scripts written from the right, with their own figures and punctuation. */
const FROM_RIGHT = String.raw`(?![${SOMETIMES_SEEN}])[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}\p{scx=Adlam}\p{scx=Hanifi_Rohingya}\p{scx=Mandaic}]`;
const LETTER_FROM_RIGHT = String.raw`(?=${FROM_RIGHT})\p{L}\p{Mn}*`;
const BETWEEN = String.raw`[\p{P}\p{S}\p{Zs}]*`;

/** The places where such a sign changes the display: never in runs, never between Latin figures. */
const NEEDED: readonly string[] = [
  // Joiners: they part letters that would join, and shape others as if they were joined.
  String.raw`${TO_NEXT}\u200C${FROM_LAST}`,
  String.raw`${TO_NEXT}\u200D${NOT_FROM}`,
  String.raw`${NOT_TO}\u200D${FROM_LAST}`,
  String.raw`(?<=${CURSIVE}\p{Mn}*)[\u200C\u200D](?=${CURSIVE})`,
  String.raw`(?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)\u200D(?=\p{Extended_Pictographic})`,
  // Marks of direction count beside right-to-left text. Between two such words a right-to-left mark does nothing.
  String.raw`(?!(?<=${LETTER_FROM_RIGHT}${BETWEEN})[\u061C\u200F]${BETWEEN}${LETTER_FROM_RIGHT})(?<![${DIRECTION}])(?:(?<=${FROM_RIGHT}${BETWEEN})[${DIRECTION}]|[${DIRECTION}](?=${BETWEEN}${FROM_RIGHT}))(?![${DIRECTION}])`,
  // Selectors: a picture for a text sign, a text sign for a picture, forms of Mongolian letters.
  String.raw`(?<=(?![\p{Emoji_Presentation}0-9#*])\p{Emoji})\uFE0F`,
  String.raw`(?<=[0-9#*])\uFE0F(?=\u20E3)`,
  String.raw`(?<=\p{Emoji_Presentation})\uFE0E`,
  String.raw`(?<=(?=\p{Script=Mongolian})\p{L})[\u180B-\u180D\u180F]`,
  String.raw`(?<=(?=\p{Script=Mongolian})\p{L})\u180E(?=(?=\p{Script=Mongolian})\p{L})`,
];
const IS_NEEDED = new RegExp(NEEDED.map((one) => `(?:${one})`).join("|"), "uy");
const ANY = new RegExp(`[${SOMETIMES_SEEN}]`, "u");
const EACH = new RegExp(`[${SOMETIMES_SEEN}]`, "gu");

/** Tells if the sign at this place changes the display. */
function isNeeded(text: string, at: number): boolean {
  IS_NEEDED.lastIndex = at;
  return IS_NEEDED.test(text) || joinsConsonants(text, at);
}

/** Scripts whose letters never take a virama. */
const NO_VIRAMA =
  /[\p{scx=Latin}\p{scx=Arabic}\p{scx=Cyrillic}\p{scx=Greek}\p{scx=Hebrew}\p{scx=Han}\p{scx=Kana}\p{scx=Hang}]/u;

/** A joiner beside a virama says how the consonants of an Indic script are drawn together. */
function joinsConsonants(text: string, at: number): boolean {
  if (!/[\u200C\u200D]/u.test(text[at]!)) return false;
  const before = /\p{L}\p{M}*$/u.exec(text.slice(Math.max(0, at - 8), at))?.[0];
  const after = /^\p{M}/u.exec(text.slice(at + 1, at + 3))?.[0] ?? "";
  if (before === undefined || NO_VIRAMA.test(before)) return false;
  return isVirama(Array.from(before).at(-1)!) || isVirama(after);
}

/**
 * Of canonical combining class 9. JavaScript has no property for it, but normalizing sorts marks by their class: a
 * virama goes behind one of class 8 and before one of class 10.
 */
const isVirama = (sign: string): boolean =>
  /^\p{M}$/u.test(sign) &&
  `${sign}\u3099`.normalize("NFD").startsWith("\u3099") &&
  !`\u05B0${sign}`.normalize("NFD").startsWith("\u05B0");

/** Finds the places in a text where such a sign does nothing. */
export const unseenSigns = (text: string): readonly number[] =>
  ANY.test(text)
    ? [...text.matchAll(EACH)].flatMap(({ index }) => (isNeeded(text, index) ? [] : [index]))
    : [];

export function withoutUnseenSigns(text: string): string {
  const unseen = new Set(unseenSigns(text));
  if (unseen.size === 0) return text;
  return Array.from({ length: text.length }, (_, i) => (unseen.has(i) ? "" : text[i]!)).join("");
}

/** One of each kind that can make the sign before it seen. */
const NEXT = ["\u0628", "\u094D", "\u{1F4BB}", "\u05D0", "\u1820", "\u20E3"];
/** Farther back no character affects a sign. */
const BEFORE_UNITS = 64;

/** Keys that were typed behind these words, without the signs that no next key could make seen. */
export function withoutUselessSigns(before: string, typed: string): string {
  if (!ANY.test(typed)) return typed;
  return Array.from(typed).reduce((kept, sign, i, signs) => {
    if (!ANY.test(sign)) return kept + sign;
    const words = (before + kept).slice(-BEFORE_UNITS);
    const nexts = i + 1 < signs.length ? [signs.slice(i + 1).join("")] : NEXT;
    const mayBeSeen = nexts.some((next) => isNeeded(words + sign + next, words.length));
    return mayBeSeen ? kept + sign : kept;
  }, "");
}
