import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useSearch } from "wouter";
import { type Role, ROLES } from "../../shared/people/participant.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { ACCESS, CARDS, HELP_WORDS, KEY_ROWS, SIGNS, WRITING } from "./help-names.ts";
import { KeyList } from "./key-list.tsx";
import { SingleKeysSwitch } from "./single-keys-switch.tsx";
import { RoleCards } from "./role-cards.tsx";
import { Signs } from "./signs.tsx";

/** Cards by role, signs, keys and words on one page, which can be searched and printed (rule K19). */
export function Help() {
  const t = useTranslations("help");
  const { me } = useForum();
  const search = useSearch();
  const [sought, setSought] = useState("");
  const [followed, setFollowed] = useState(search);
  if (followed !== search) {
    setFollowed(search);
    setSought("");
  }
  const find = useFound(sought);
  useEffect(() => {
    // The page comes after its address: the browser has looked for the place before.
    if (location.hash !== "") document.querySelector(location.hash)?.scrollIntoView();
  }, []);
  useEffect(() => {
    const at = new URLSearchParams(search).get("at");
    const frame = requestAnimationFrame(() => {
      const line = document.querySelector<HTMLElement>(`.help-page [data-help="${CSS.escape(at ?? "")}"]`);
      line?.scrollIntoView({ block: "center" });
      line?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [search]);
  const roles = [me.role, ...ROLES.filter((one) => one !== me.role)].filter(find.role);
  const signs = SIGNS.filter(find.sign);
  const keys = KEY_ROWS.filter(([does]) => find.key(does));
  const access = ACCESS.filter(find.access);
  const writing = WRITING.filter(find.writing);
  const words = HELP_WORDS.filter(find.word);
  const isSearch = sought.trim() !== "";
  const n = roles.length + signs.length + keys.length + access.length + writing.length + words.length;
  return (
    <div className="help-page">
      <div className="heading-with-act">
        <h1>{t("title")}</h1>
        <Button onPress={() => print()}>{t("print")}</Button>
      </div>
      <search className="help-search">
        <TextField label={t("search")} value={sought} onChange={setSought} />
      </search>
      <p className="quiet" role="status">
        {!isSearch ? "" : n === 0 ? t("nothing") : t("found", { n })}
      </p>
      {roles.length === 0 ? null : (
        <section id="cards">
          <h2>{t("headings.cards")}</h2>
          <Roles roles={roles} open={isSearch ? null : me.role} />
        </section>
      )}
      {signs.length === 0 ? null : (
        <section id="signs">
          <h2>{t("headings.signs")}</h2>
          <Signs names={signs} />
        </section>
      )}
      {keys.length === 0 ? null : (
        <section id="keys">
          <h2>{t("headings.keys")}</h2>
          <KeyList rows={keys} />
          <SingleKeysSwitch />
        </section>
      )}
      {access.length === 0 ? null : (
        <section id="access">
          <h2>{t("headings.access")}</h2>
          <ul>
            {access.map((one) => (
              <li key={one}>{t(`access.${one}`)}</li>
            ))}
          </ul>
        </section>
      )}
      {writing.length === 0 ? null : (
        <section id="writing">
          <h2>{t("headings.writing")}</h2>
          <ul>
            {writing.map((one) => (
              <li key={one}>{t(`writing.${one}`)}</li>
            ))}
          </ul>
        </section>
      )}
      {words.length === 0 ? null : (
        <section id="words">
          <h2>{t("headings.words")}</h2>
          <dl className="help-words">
            {words.map((one) => (
              <div key={one} data-help={`word-${one}`} tabIndex={-1}>
                <dt>{t(`words.${one}.name`)}</dt>
                <dd>{t(`words.${one}.means`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

type RolesProps = {
  readonly roles: readonly Role[];
  /** Its cards stand open; null: those of all. */
  readonly open: Role | null;
};

function Roles({ roles, open }: RolesProps) {
  const say = useTranslations("role");
  return roles.map((role) => (
    <details key={`${role} ${open ?? ""}`} open={open === null || role === open}>
      <summary>{say(role)}</summary>
      <RoleCards role={role} />
    </details>
  ));
}

/** Tells of each part of the page if it has the words that are sought; nothing sought: all have. */
function useFound(sought: string) {
  const t = useTranslations("help");
  const say = useTranslations("role");
  const keys = useTranslations("keys.does");
  const terms = sought.toLowerCase().split(/\s+/u).filter(Boolean);
  const has = (...texts: readonly string[]): boolean => {
    const all = texts.join(" ").toLowerCase();
    return terms.every((term) => all.includes(term));
  };
  return {
    role: (role: Role): boolean =>
      has(
        say(role),
        ...CARDS.flatMap((card) => [t(`cards.${role}.${card}.title`), t(`cards.${role}.${card}.words`)]),
      ),
    sign: (name: (typeof SIGNS)[number]): boolean => has(t(`signs.${name}.name`), t(`signs.${name}.means`)),
    key: (does: (typeof KEY_ROWS)[number][0]): boolean => has(keys(does)),
    access: (one: (typeof ACCESS)[number]): boolean => has(t(`access.${one}`)),
    writing: (one: (typeof WRITING)[number]): boolean => has(t(`writing.${one}`)),
    word: (one: (typeof HELP_WORDS)[number]): boolean => has(t(`words.${one}.name`), t(`words.${one}.means`)),
  };
}
