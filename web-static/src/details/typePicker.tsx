import { api } from "../api/client";
import type { Selection } from "../api/http";
import { Icon } from "../components/icon";
import { Skeleton } from "../components/notes";
import { Popover } from "../components/popover";
import { compareTypes, typeLabel, typeParts } from "../profile/profileTypes";
import { serviceOf, type Query } from "../profile/queries";
import { useResource } from "../state/resource";

export interface TypePickerProps {
  query: Query;
  selection: Selection;
  /** Profile types that stand beside the query's own. */
  also: readonly string[];
  onAlso(types: readonly string[]): void;
}

/** Chooses which profile types the table shows side by side. */
export function TypePicker(props: TypePickerProps) {
  const { query, also } = props;
  const beside = also.filter((type) => type !== query.profileType);
  const labels = [query.profileType, ...beside].map(typeLabel);
  return (
    <Popover
      label="Sample types shown"
      class="types-menu"
      button={(attributes) => (
        <button
          type="button"
          class="btn btn-s"
          aria-haspopup="dialog"
          aria-label={`Sample types shown: ${labels.join(", ")}`}
          title={labels.join(", ")}
          {...attributes}
        >
          <span class="cut">{labels[0]}</span>
          {beside.length > 0 && <span class="muted">+{beside.length}</span>}
          <Icon name="down" class="caret" />
        </button>
      )}
    >
      {() => <Choices {...props} also={beside} />}
    </Popover>
  );
}

function Choices({ query, selection, also, onAlso }: TypePickerProps) {
  const { from, until, tenant } = selection;
  const question = { from, until, tenant, service: serviceOf(query) };
  const answer = useResource(`types ${JSON.stringify(question)}`, (signal) => api.profileTypes(question, signal), "keep");
  if (answer.problem !== null) return <p class="menu-note">{answer.problem.facts.title}</p>;
  if (answer.data === null) return <Skeleton width={120} />;
  const types = new Set([...answer.data.profileTypes.map((type) => type.id), query.profileType, ...also]);
  const choose = (type: string, shown: boolean) => onAlso(shown ? [...also, type] : also.filter((one) => one !== type));
  return (
    <fieldset class="types-list">
      <legend class="menu-head soft">Side by side, line by line</legend>
      {[...types].sort(compareTypes).map((type) => (
        <label key={type}>
          <input
            type="checkbox"
            checked={type === query.profileType || also.includes(type)}
            disabled={type === query.profileType}
            onChange={(event) => choose(type, event.currentTarget.checked)}
          />
          <span>{typeLabel(type)}</span>
          <span class="muted hint">{`${typeParts(type).name}:${typeParts(type).sampleType}`}</span>
        </label>
      ))}
    </fieldset>
  );
}
