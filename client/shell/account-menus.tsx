import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { useChosenLanguage } from "../forum/use-chosen-language.ts";
import { useForum } from "../forum/use-forum.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { LANGUAGE_FACTS, LANGUAGES } from "../i18n/languages.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { delegationColour } from "../forum/colours.ts";
import { Button } from "../ui/button.tsx";
import { quietPart } from "../i18n/later-messages.ts";
import { Menu } from "../ui/menu.tsx";
import type { MenuEntry } from "../ui/menu-entries.ts";
import { openSpokenSetting } from "../ui/spoken-setting.ts";
import { useSpelling } from "../ui/spelling.ts";
import { useTheme } from "../ui/theme.ts";
import { useToast } from "../ui/toasts.tsx";
import { useMedia } from "../ui/use-media.ts";

const fetchSignOut = async () => (await import("./sign-out.tsx")).SignOut;
const SignOut = quietPart(fetchSignOut);
const NoticeBell = quietPart(async () => (await import("../notices/notice-bell.tsx")).NoticeBell);

const SearchButton = quietPart(async () => (await import("../palette/search-button.tsx")).SearchButton);

const AddDeviceDialog = quietPart(async () => (await import("./add-device-dialog.tsx")).AddDeviceDialog);
const DevicesDialog = quietPart(async () => (await import("./devices-dialog.tsx")).DevicesDialog);

/** Theme, language and account, at the end of every header; on a phone in one menu. */
export function AccountMenus() {
  const narrow = useMedia("(width < 53.75em)");
  return (
    <span className="account-menus">
      <span className="search-place">
        <SearchButton />
      </span>
      <span className="inbox-place-held">
        <NoticeBell />
      </span>
      {narrow ? null : <ThemeButton />}
      {narrow ? null : <LanguageMenu />}
      <AccountMenu with={narrow ? "everything" : "account"} />
    </span>
  );
}

export function ThemeButton() {
  const t = useTranslations("theme");
  const [theme, turn] = useTheme();
  return (
    <Button look="icon" aria-label={t(theme === "dark" ? "toLight" : "toDark")} onPress={turn}>
      <span aria-hidden="true">{theme === "dark" ? "☀" : "☾"}</span>
    </Button>
  );
}

function useLanguageEntries(): readonly MenuEntry[] {
  const choose = useChosenLanguage();
  return LANGUAGES.map((id) => ({
    id,
    words: LANGUAGE_FACTS[id].name,
    onPress: () => void choose(id),
  }));
}

export function LanguageMenu() {
  const t = useTranslations("language");
  const { language } = useLanguage();
  const entries = useLanguageEntries();
  const short = language.toUpperCase();
  return (
    <Menu
      label={t("choose")}
      chosen={language}
      trigger={
        <Button aria-label={t("label", { name: `${LANGUAGE_FACTS[language].name}, ${short}` })}>
          {short}
        </Button>
      }
      groups={[{ id: "languages", entries }]}
    />
  );
}

function AccountMenu({ with: extent }: { with: "account" | "everything" }) {
  const t = useTranslations();
  const [theme, turn] = useTheme();
  const languages = useLanguageEntries();
  const forum = useForum();
  const [spells, turnSpelling] = useSpelling(forum.me.id);
  const wordsOf = useWordsOf();
  const toast = useToast();
  const [, go] = useLocation();
  const { me } = forum;
  const delegation = forum.delegations.find((one) => one.id === me.delegationId);
  const sign = delegation?.symbol ?? t(`role.${me.role}`);

  // The name of a button has the words that it shows.
  const named = me.name.includes(sign) ? me.name : `${me.name}, ${sign}`;

  const [opened, setOpened] = useState<"add" | "devices" | "out" | null>(null);

  const askSignOut = async (): Promise<void> => {
    try {
      // Fetched first; without a connection it would otherwise open later, unexpectedly.
      await fetchSignOut();
      setOpened("out");
    } catch {
      toast({ kind: "refused", words: t("account.signOutFailed") });
    }
  };

  const role = [
    t(`role.${me.role}`),
    delegation === undefined ? "" : wordsOf(delegation.name),
    me.head ? t("account.head") : "",
  ];
  return (
    <>
      <Menu
        label={t("account.label", { name: me.name })}
        trigger={
          <Button extraClass="account" aria-label={t("account.label", { name: named })}>
            <span
              className="account-sign"
              aria-hidden="true"
              style={{ background: delegationColour(delegation?.symbol ?? null) }}
            />
            <span className={delegation === undefined ? "account-office" : undefined}>{sign}</span>
          </Button>
        }
        groups={[
          {
            id: "who",
            entries: [
              {
                id: "me",
                words: me.name,
                note: role.filter((one) => one !== "").join(" · "),
                disabled: true,
              },
            ],
          },
          {
            id: "page",
            entries:
              extent === "account"
                ? []
                : [
                    ...languages,
                    {
                      id: "theme",
                      words: t(theme === "dark" ? "theme.toLight" : "theme.toDark"),
                      onPress: turn,
                    },
                  ],
          },
          {
            id: "acts",
            entries: [
              { id: "add", words: t("account.addDevice"), onPress: () => setOpened("add") },
              { id: "devices", words: t("account.devices"), onPress: () => setOpened("devices") },
              {
                id: "spelling",
                words: t(spells ? "account.spellingOff" : "account.spellingOn"),
                note: t("account.spellingNote"),
                onPress: turnSpelling,
              },
              { id: "spoken", words: t("account.spoken"), onPress: openSpokenSetting },
              { id: "help", words: t("nav.help"), onPress: () => go("/help") },
              { id: "mail", words: t("account.mail"), onPress: () => go("/mail") },
              { id: "ways", words: t("account.ways"), onPress: () => go("/passkeys") },
              { id: "remove", words: t("account.remove"), onPress: () => go("/device") },
              { id: "out", words: t("account.signOut"), onPress: () => void askSignOut() },
            ],
          },
        ]}
      />
      {opened === "add" ? <AddDeviceDialog onClose={() => setOpened(null)} /> : null}
      {opened === "devices" ? <DevicesDialog onClose={() => setOpened(null)} /> : null}
      {opened === "out" ? <SignOut onClose={() => setOpened(null)} /> : null}
    </>
  );
}
