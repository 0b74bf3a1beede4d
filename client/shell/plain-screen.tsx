import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { LanguageMenu, ThemeButton } from "./account-menus.tsx";

/** A screen that needs no sign-in: the name, theme and language above it, and no menus. */
export function PlainScreen({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("app");
  return (
    <div className="plain-screen">
      <header className="page-header">
        <span className="brand">{t("name")}</span>
        <span className="push" />
        <span className="account-menus">
          <ThemeButton />
          <LanguageMenu />
        </span>
      </header>
      {children}
    </div>
  );
}
