import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { encode } from "uqr";
import type { ToldLinks } from "../../shared/people-list/told-list.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";
import type { TablePerson } from "./use-people.ts";

type CardsProps = {
  readonly people: readonly TablePerson[];
  readonly links: ToldLinks["links"];
  readonly onClose: () => void;
};

/** Cards to print, one a person, each with a link that signs them in once (rule P17). */
export function Cards({ people, links, onClose }: CardsProps) {
  const t = useTranslations("peopleList");
  const wordsOf = useWordsOf();
  const instants = useInstants();
  const toast = useToast();
  const { timeZone } = useForum();
  const byId = new Map(people.map((one) => [one.id, one]));
  const copy = async (): Promise<void> => {
    const lines = links.map(({ user, link }) => [byId.get(user)?.name ?? "", link].join("\t"));
    await navigator.clipboard.writeText(lines.join("\n"));
    toast({ kind: "done", words: t("cards.copied", { n: links.length }) });
  };
  return (
    <section className="cards-to-print">
      <div className="no-print">
        <h2>{t("cards.heading", { n: links.length })}</h2>
        <p className="warning">{t("cards.warning")}</p>
        <p className="people-acts">
          <Button look="main" onPress={() => window.print()}>
            {t("cards.print")}
          </Button>
          <Button onPress={() => void copy()}>{t("cards.copy")}</Button>
          <Button onPress={onClose}>{t("cards.close")}</Button>
        </p>
      </div>
      <ul>
        {links.map(({ user, link, until }) => {
          const person = byId.get(user);
          return (
            <li key={user} className="card-to-print">
              <div>
                <p>
                  <strong>{person?.name}</strong>
                </p>
                {person?.delegation == null ? null : (
                  <p>
                    {person.delegation.symbol} · {wordsOf(person.delegation.name)}
                  </p>
                )}
                <p>{t("cards.until", { at: instants.inZone(until, timeZone) })}</p>
                <p>{t("cards.once")}</p>
              </div>
              <QrCode text={link} label={t("cards.code", { name: person?.name ?? "" })} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A QR code as one path: no style, no image from elsewhere. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size: cells } = encode(text, { border: 2 });
    const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: cells, path: dark.join("") };
  }, [text]);
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
