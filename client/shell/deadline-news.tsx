import type { Opinion } from "../../shared/opinion/opinion.ts";
import { ObjectionsElsewhere } from "../objections/objections-elsewhere.tsx";
import { DeadlineLine } from "../timetable/deadline-line.tsx";
import { TextClosed } from "../timetable/text-closed.tsx";
import { TimetableNews } from "../timetable/timetable-news.tsx";

/** Above every page: what the own delegation is asked elsewhere, what closes, what was changed in the timetable, and what is now the leads' to do. */
export function DeadlineNews({ here }: { readonly here: Opinion | null }) {
  return (
    <>
      <ObjectionsElsewhere here={here?.id ?? null} />
      <DeadlineLine of={here?.id ?? null} />
      <TimetableNews />
      {here === null ? null : <TextClosed opinion={here} />}
    </>
  );
}
