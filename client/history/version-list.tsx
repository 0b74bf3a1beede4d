import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { OpinionId } from "../../shared/ids.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { addressOfTwo, type Comparable, type NamedVersion } from "./named-versions.ts";

const NOW = "now";
const TWO = 2;

type VersionListProps = {
  readonly id: OpinionId;
  readonly named: readonly NamedVersion[];
  /** The address of two that are compared, in the page's own. */
  readonly onCompare: (address: string) => void;
};

/** All versions with a name in one list, the newest first: each is read, downloaded, or compared with another (rule J16). */
export function VersionList({ id, named, onCompare }: VersionListProps) {
  const t = useTranslations("history");
  const [picked, setPicked] = useState<readonly string[]>([]);
  const pick = (one: string, on: boolean): void =>
    setPicked(on ? [...picked, one].slice(-TWO) : picked.filter((other) => other !== one));
  const comparable = named.filter(({ compares }) => compares !== null);
  // The list has the newest first, and above all of them the text now.
  const [later, earlier] = [NOW, ...comparable.map((one) => one.id)].filter((one) => picked.includes(one));
  const comparableOf = (one: string | undefined): Comparable | null =>
    one === NOW ? { kind: "now" } : (named.find((version) => version.id === one)?.compares ?? null);
  const address = addressOfTwo(comparableOf(earlier), comparableOf(later));
  const compare = (): void => {
    if (address !== null) onCompare(address);
  };
  return (
    <section className="versions" aria-label={t("named")}>
      <ol className="version-list">
        <li>
          {comparable.length === 0 ? (
            <span>{t("now")}</span>
          ) : (
            <Tick words={t("now")} on={picked.includes(NOW)} onPick={(on) => pick(NOW, on)} />
          )}
          <span className="version-acts">
            <Link href={`/opinions/${id}`} className="button" aria-label={t("openNow")}>
              {t("open")}
            </Link>
          </span>
        </li>
        {named.map((one) => (
          <Version key={one.id} version={one} on={picked.includes(one.id)} onPick={pick} />
        ))}
      </ol>
      {named.length === 0 ? <p className="quiet">{t("noNamed")}</p> : null}
      {comparable.length === 0 ? null : (
        <p className="version-compare">
          <Button look="main" isDisabled={address === null} onPress={compare}>
            {t("compareTwo")}
          </Button>
          <span className="quiet">{address === null ? t("tickTwo") : ""}</span>
        </p>
      )}
    </section>
  );
}

type TickProps = {
  readonly words: string;
  readonly on: boolean;
  readonly onPick: (on: boolean) => void;
};

function Tick({ words, on, onPick }: TickProps) {
  return (
    <label>
      <input type="checkbox" checked={on} onChange={(event) => onPick(event.currentTarget.checked)} /> {words}
    </label>
  );
}

type VersionProps = {
  readonly version: NamedVersion;
  readonly on: boolean;
  readonly onPick: (id: string, on: boolean) => void;
};

function Version({ version, on, onPick }: VersionProps) {
  const t = useTranslations("history");
  const instants = useInstants();
  const { id, at, words: name, open, since, files, compares } = version;
  return (
    <li>
      {compares === null ? (
        <span>{name}</span>
      ) : (
        <Tick words={name} on={on} onPick={(to) => onPick(id, to)} />
      )}
      <time className="faint" dateTime={new Date(at).toISOString()}>
        {instants.brief(at)}
      </time>
      <span className="version-acts">
        {open === undefined ? null : (
          <Link href={open} className="button" aria-label={t("readName", { name })}>
            {t("read")}
          </Link>
        )}
        {since === undefined ? null : (
          <Link
            href={since}
            className="button"
            aria-label={t(compares?.kind === "revision" ? "withNowName" : "sinceName", { name })}
          >
            {t(compares?.kind === "revision" ? "withNow" : "sinceIt")}
          </Link>
        )}
        {files.map(({ format, address }) => (
          <a
            key={format}
            href={address}
            download=""
            className="button"
            aria-label={t(`fileName.${format}`, { name })}
          >
            {t(`file.${format}`)}
          </a>
        ))}
      </span>
    </li>
  );
}
