import { Skeleton, Waiting } from "../components/notes";

export function SandwichLoading({ what }: { what: string }) {
  return (
    <Waiting>
      <div class="pane-note" role="status" aria-label={`Loading ${what}`}>
        {[120, 96, 70, 40].map((width) => (
          <p key={width}>
            <Skeleton width={width} />
          </p>
        ))}
      </div>
    </Waiting>
  );
}
