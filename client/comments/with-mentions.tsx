import { Fragment } from "react";
import { mentionsIn } from "../../shared/negotiation/mentions.ts";
import { useForum } from "../forum/use-forum.ts";

/** A comment's text; the delegations that it names stand out. */
export function WithMentions({ text }: { readonly text: string }) {
  const { delegations } = useForum();
  const mentions = mentionsIn(text, delegations);
  return [0, ...mentions.map(({ end }) => end)].map((start, n) => {
    const mention = mentions[n];
    return (
      <Fragment key={start}>
        {text.slice(start, mention?.start)}
        {mention === undefined ? null : <b className="mention">{text.slice(mention.start, mention.end)}</b>}
      </Fragment>
    );
  });
}
