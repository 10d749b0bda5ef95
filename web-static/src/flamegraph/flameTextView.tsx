import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Icon } from "../components/icon";
import { columnFor, formatCount, formatExact, formatShare } from "../profile/numbers";
import { shareOf } from "../profile/units";
import { obey, type Movements } from "./boxActions";
import type { FlameGraphViewProps } from "./flameGraphView";
import { commandOf } from "./keys";
import { boxActionsOf } from "./offered";
import { firstOpen, LISTED, textRows, type TextRow } from "./textRows";
import { useFlameModel } from "./useFlameModel";
import "./flameText.css";

/**
 * The flame graph as a tree table: the same boxes in words, for those who do not see the picture or would rather read. Arrows walk
 * and unfold, the other keys do what they do in the picture.
 */
export function FlameTextView(props: FlameGraphViewProps) {
  const { data, title } = props;
  const model = useFlameModel(props);
  const { tree, zoomNode, matches } = model;
  const [open, setOpen] = useState<ReadonlySet<number>>(() => firstOpen(tree, zoomNode));
  const [listed, setListed] = useState<ReadonlyMap<number, number>>(new Map());
  const [at, setAt] = useState(zoomNode);
  const [said, setSaid] = useState("");
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    setOpen(firstOpen(tree, zoomNode));
    setListed(new Map());
    setAt(zoomNode);
  }, [tree, zoomNode]);
  const rows = useMemo(() => textRows(tree, zoomNode, open, listed), [tree, zoomNode, open, listed]);
  const column = columnFor(Math.max(Math.abs(tree.total[0] ?? 0), Math.abs(tree.extent[0] ?? 0)), data.unit);
  const whole = tree.total[0] ?? 0;

  const unfold = (node: number, unfolded: boolean) => {
    const next = new Set(open);
    if (unfolded) next.add(node);
    else next.delete(node);
    setOpen(next);
  };
  const more = (node: number) => setListed(new Map(listed).set(node, (listed.get(node) ?? LISTED) + LISTED));
  const walkTo = (node: number) => {
    setAt(node);
    body.current?.querySelector<HTMLElement>(`[data-node="${node}"]`)?.focus();
  };
  const actions = boxActionsOf(props, model, {
    focus: (node) => props.onZoom(model.dataNode(node)),
    openMenu: () => undefined,
    say: setSaid,
  });
  const boxes = rows.filter((row) => row.more === 0);
  const index = boxes.findIndex((row) => row.node === at);
  const move: Movements = {
    walk: (direction) => {
      const row = boxes[index];
      if (direction === "up") walkTo(boxes[Math.max(0, index - 1)]!.node);
      else if (direction === "down") walkTo(boxes[Math.min(boxes.length - 1, index + 1)]!.node);
      else if (direction === "left") {
        if (row?.open === true) unfold(at, false);
        else if (at !== zoomNode) walkTo(tree.parent[at]!);
      } else if (row?.hasCallees === true) {
        if (row.open) walkTo(boxes[index + 1]!.node);
        else unfold(at, true);
      }
    },
    toRoot: () => walkTo(zoomNode),
    page: (share) => walkTo(boxes[Math.max(0, Math.min(boxes.length - 1, index + (share > 0 ? 10 : -10)))]!.node),
    zoom: (closer) => unfold(at, closer),
    whole: () => props.onZoom(0),
    back: () => {
      if (props.zoomNode === 0) return false;
      props.onZoom(0);
      return true;
    },
  };
  const keyed = (event: KeyboardEvent) => {
    const command = commandOf(event);
    if (command === undefined || command.kind === "menu" || !obey(command, at, actions, move)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const rowOf = (row: TextRow) => {
    const { node } = row;
    if (row.more > 0) {
      return (
        <tr key={`more ${node}`} class="text-more" aria-level={row.level}>
          <td colSpan={5} style={{ "--level": String(row.level) }}>
            <button type="button" class="btn btn-quiet btn-s" onClick={() => more(node)}>
              {formatCount(row.more)} more
            </button>
          </td>
        </tr>
      );
    }
    const name = node === 0 ? title : tree.nameOf(node);
    const faded = matches !== null && node > 0 && matches.functions[tree.functionOf[node]!] !== 1;
    const exact = (value: number) => formatExact(value, data.unit);
    return (
      <tr
        key={node}
        data-node={node}
        aria-level={row.level}
        aria-posinset={row.position}
        aria-setsize={row.siblings}
        aria-expanded={row.hasCallees ? row.open : undefined}
        aria-selected={tree.functionOf[node] === props.selectedFunction ? "true" : undefined}
        tabIndex={node === at ? 0 : -1}
        class={faded ? "soft" : ""}
        onFocus={() => setAt(node)}
        onDblClick={() => (node > 0 ? actions.details(node) : undefined)}
      >
        <th scope="row" class="name" style={{ "--level": String(row.level) }}>
          <span class="cut">
            <span class="text-fold" aria-hidden="true" onClick={() => row.hasCallees && unfold(node, !row.open)}>
              {row.hasCallees && <Icon name={row.open ? "down" : "right"} small />}
            </span>
            <span class={`cut ${tree.inlined[node] === 1 ? "text-inlined" : ""}`} title={`${name}\n${tree.fileOf(node)}`}>
              {name}
            </span>
            {tree.inlined[node] === 1 && <span class="sr">, inlined</span>}
          </span>
        </th>
        <td class="num" title={exact(tree.self[node]!)}>
          {column.cell(tree.self[node]!)}
        </td>
        <td class="num" title={exact(tree.total[node]!)}>
          {column.cell(tree.total[node]!)}
        </td>
        <td class="num">{formatShare(shareOf(tree.total[node]!, whole))}</td>
        <td class="num soft">{formatCount(tree.samples[node]!)}</td>
      </tr>
    );
  };
  return (
    <div class="flame flame-text scroll" role="region" aria-label="Flame graph as text">
      <div class="sr" role="status">
        {said}
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- WAI-ARIA's own form of a tree of rows */}
      <table class="tbl" role="treegrid" aria-label={`Flame graph of ${title} as text`} onKeyDown={keyed}>
        <thead>
          <tr>
            <th scope="col">Function</th>
            <th scope="col" class="num">
              Self <span class="unit">{column.unit}</span>
            </th>
            <th scope="col" class="num">
              Total <span class="unit">{column.unit}</span>
            </th>
            <th scope="col" class="num">
              Share
            </th>
            <th scope="col" class="num">
              Samples
            </th>
          </tr>
        </thead>
        <tbody ref={body}>{rows.map(rowOf)}</tbody>
      </table>
    </div>
  );
}
