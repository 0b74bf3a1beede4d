import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useUnderlines } from "./underlined-text.ts";
import { titleUnderline, type UnderlinedRange, type UnderlineName, type Underlines } from "./underlines.ts";

/** Underlines words of the sheet beside it. `name`, which stays the same, is their class beside `underlined`. */
export function useUnderlinedText(name: UnderlineName, places: readonly UnderlinedRange[]): void {
  const underlines = useUnderlines();
  const t = useTranslations("checks");
  useEffect(() => titleUnderline(name, t("underlined", { why: name })), [name, t]);
  const opened = useRef<ReturnType<Underlines["open"]> | null>(null);
  useEffect(() => {
    const underlining = underlines.open(name);
    opened.current = underlining;
    return () => underlining.close();
  }, [underlines, name]);
  // At each drawing: the same places as before are left alone there.
  useEffect(() => opened.current?.show(places));
}
