import type { ReactNode } from "react";

type NoticeProps = { readonly heading: string; readonly next?: string; readonly children?: ReactNode };

/** A whole place that has nothing to show but what to do next. */
export function Notice({ heading, next, children }: NoticeProps) {
  return (
    <div className="notice" role="status">
      <h1>{heading}</h1>
      {next === undefined ? null : <p className="quiet">{next}</p>}
      {children === undefined ? null : <div className="notice-acts">{children}</div>}
    </div>
  );
}
