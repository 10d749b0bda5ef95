import type { TimelineData } from "../api/types";

export interface TimelineProps {
  data: TimelineData;
  /** RFC 3339; what the page shows. */
  from: string;
  until: string;
  /** A dragged range, RFC 3339. */
  onSelectRange(from: string, until: string): void;
}

export function Timeline(props: TimelineProps) {
  return <div role="img" aria-label={`${props.from} to ${props.until}`} />;
}
