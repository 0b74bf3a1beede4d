import { useTranslations } from "use-intl";
import { fetchJson } from "../forum/fetch-json.ts";

/** Asks the server for something about people; a refusal and a broken line come back in words. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- reason: the path decides the type of the answer
export function usePeoplePost(): <Body>(
  path: string,
  body: object,
) => Promise<{ readonly done: Body } | { readonly refused: string }> {
  const t = useTranslations("refusal");
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- reason: the path decides the type of the answer
  return async <Body>(path: string, body: object) => {
    try {
      const answered = await fetchJson<Body>(path, { method: "POST", body: JSON.stringify(body) });
      return answered.kind === "here" ? { done: answered.body } : { refused: t(answered.refusal.reason) };
    } catch {
      return { refused: t("offline") };
    }
  };
}
