/**
 * Words as XML can hold them: no control characters, lone surrogates or U+FFFE/U+FFFF (XML 1.0, 2.2), and no
 * bidi overrides, which could make a printed line read differently than it is stored. Breaks become spaces.
 */
export const printable = (text: string): string =>
  text
    .replaceAll(/[\t\n\r\u2028\u2029]+/gu, " ")
    .replaceAll(
      /[^\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu,
      "",
    );
