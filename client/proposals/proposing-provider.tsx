import { type ReactNode, useEffect, useState } from "react";
import { OpenQuestion } from "../opinion/open-question.tsx";
import { ProposingContext } from "../opinion/use-proposing.ts";
import { lazyPart, oncePageQuiet } from "../i18n/later-messages.ts";
import type { ProposalQuestion } from "../opinion/question.ts";

const fetchDialog = async () => (await import("./proposal-dialog.tsx")).ProposalDialog;
const ProposalDialog = lazyPart(fetchDialog);

export function ProposingProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<ProposalQuestion | null>(null);
  useEffect(() => oncePageQuiet(() => void fetchDialog().catch(() => {})), []);
  return (
    <ProposingContext value={setQuestion}>
      {children}
      {question === null ? null : (
        <OpenQuestion key={question.ask} onClose={() => setQuestion(null)}>
          <ProposalDialog question={question} onClose={() => setQuestion(null)} />
        </OpenQuestion>
      )}
    </ProposingContext>
  );
}
