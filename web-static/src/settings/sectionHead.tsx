import type { ComponentChildren } from "preact";

/** The title of a section, with what can be done there at its right. */
export function SectionHead({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="page-head section-head">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
