/** Browsers, in the order in which their names are looked for: many call themselves Chrome or Safari, too. */
const BROWSERS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera)\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(MicroMessenger|WeChat)\b/, "WeChat"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\b(iPhone|iPod)\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\b(HarmonyOS|OpenHarmony)\b/, "HarmonyOS"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\b(Macintosh|Mac OS X)\b/, "macOS"],
  [/\b(Linux|X11)\b/, "Linux"],
];

const READ_CHARS_MAX = 1_000;

/**
 * Names a device by its User-Agent, as in "Chrome on Android". Every answer is made of the names above, so that nothing
 * a browser says of itself is stored. Empty: neither is known.
 */
export function deviceOf(userAgent: string | undefined): string {
  const read = (userAgent ?? "").slice(0, READ_CHARS_MAX);
  const named = (names: typeof BROWSERS): string => names.find(([sign]) => sign.test(read))?.[1] ?? "";
  return [named(BROWSERS), named(SYSTEMS)].filter((name) => name !== "").join(" on ");
}
