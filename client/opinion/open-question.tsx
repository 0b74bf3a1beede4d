import { createContext, type ReactNode, useContext, useState } from "react";
import type { Command } from "../../shared/commands/commands.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { DialogTold } from "../ui/dialog-told.ts";
import { SendingContext, useSending } from "../ui/use-sending.ts";
import { useOpenedOpinion } from "./opened-opinion.tsx";
import { Fetched } from "./fetched.tsx";

type Ask = (command: Command, done: string, then?: () => void) => void;
const AskContext = createContext<Ask | null>(null);

/** Asks what the open question was about, which closes once it was done; `then` follows where it was. */
export function useAskThenClose(): Ask {
  const ask = useContext(AskContext);
  if (ask === null) throw new Error("useAskThenClose outside of OpenQuestion");
  return ask;
}

/**
 * Why the act of the open question is closed, where the question does not say so itself: once it was asked, it does.
 * While the command is under way nobody may read that it was not sent.
 */
export function WhyClosed({ refusal }: { refusal: Refusal }) {
  const { sayRefusal } = useOpenedOpinion();
  const sending = useContext(SendingContext);
  const words = sayRefusal(refusal);
  return sending?.isSending === true || sending?.refused === words ? null : (
    <p className="warning">{words}</p>
  );
}

type OpenQuestionProps = {
  /** The hash of the words that it is about; on other words an earlier refusal says nothing. */
  readonly of?: string;
  /** Changes while it is open. */
  readonly changed?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A question while it is open: refused, it says so itself and keeps what was written in it. */
export function OpenQuestion({ of = "", changed = null, onClose, children }: OpenQuestionProps) {
  const { ask } = useOpenedOpinion();
  const sending = useSending(onClose);
  const [about, setAbout] = useState(of);
  if (about !== of) {
    setAbout(of);
    sending.forgetRefusal();
  }
  const askHere: Ask = (command, done, then) =>
    sending.send(async (refuse) => {
      if ((await ask(command, done, refuse)) === null) return false;
      then?.();
      return true;
    });

  return (
    <AskContext value={askHere}>
      <SendingContext value={sending}>
        <DialogTold value={changed}>
          <Fetched onGiveUp={onClose}>{children}</Fetched>
        </DialogTold>
      </SendingContext>
    </AskContext>
  );
}
