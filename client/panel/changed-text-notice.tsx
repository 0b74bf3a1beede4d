import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { TextDifference } from "../opinion/text-difference.tsx";
import type { SeenText } from "./seen-text.ts";

type ChangedWordsProps = {
  /** Of the words that the question is about. */
  readonly hash: string;
  readonly now: SeenText;
  readonly onRead: () => void;
};

/** That others changed the words while a question about them is open: nothing is asked of words that nobody read. */
export function ChangedTextNotice({ hash, now, onRead }: ChangedWordsProps) {
  const t = useTranslations("ask");
  const [seen, setSeen] = useState(now);
  if (hash === now.hash) {
    if (seen.hash !== hash) setSeen(now);
    return null;
  }
  return (
    <section className="changed-words warning" role="alert">
      <p>{t("changedWhileOpen")}</p>
      {seen.hash === hash ? <TextDifference before={seen.text} now={now.text} /> : <p>{now.text}</p>}
      <Button onPress={onRead}>{t("haveRead")}</Button>
    </section>
  );
}
