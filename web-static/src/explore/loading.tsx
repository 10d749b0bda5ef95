import { Skeleton, Waiting } from "../components/notes";
import { Progress } from "../components/progress";

/** Stands where an answer will be: bars after a moment, words and a way to stop after a second. */
export function Loading({ what, onCancel }: { what: string; onCancel(): void }) {
  return (
    <div class="pane-note" aria-label={`Loading ${what}`} role="group">
      <Waiting>
        {[120, 96, 70, 40].map((width) => (
          <p key={width}>
            <Skeleton width={width} />
          </p>
        ))}
        <Progress what={what} onCancel={onCancel} />
      </Waiting>
    </div>
  );
}
