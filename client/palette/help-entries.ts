import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { useSession } from "../forum/use-forum.ts";
import { CARDS, HELP_WORDS, KEY_ROWS, SIGNS } from "../help/help-names.ts";
import { useKeyNames } from "../help/key-names.ts";
import type { PaletteEntry } from "./entry.ts";
import { followedAddress } from "./found-address.ts";

/** Lines of Help: the cards of the reader's role, the words that count, signs, and keys. Each opens at its line. */
export function useHelpEntries(): readonly PaletteEntry[] {
  const t = useTranslations();
  const keyName = useKeyNames();
  const { role } = useSession();
  const [, go] = useLocation();
  return useMemo(() => {
    const where = t("nav.help");
    const line = (at: string, words: string): PaletteEntry => ({
      id: `help.${at}`,
      words,
      where,
      isHelp: true,
      run: () => go(followedAddress("/help", { at })),
    });
    const words = HELP_WORDS.map((one) => line(`word-${one}`, t(`help.words.${one}.name`)));
    // A sign with the name of a word is explained there.
    const known = new Set(words.map((one) => one.words));
    const signs = SIGNS.map((one) => line(`sign-${one}`, t(`help.signs.${one}.name`)));
    return [
      ...words,
      ...signs.filter((one) => !known.has(one.words)),
      ...KEY_ROWS.map(([does, keys]) => ({
        ...line(`key-${does}`, t(`keys.does.${does}`)),
        keys: keys.map(keyName).join(" "),
      })),
      ...CARDS.map((card) => line(`card-${role}-${card}`, t(`help.cards.${role}.${card}.title`))),
    ];
  }, [t, role, go, keyName]);
}
