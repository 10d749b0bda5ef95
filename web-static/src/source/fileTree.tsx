import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { codeApi, type CodeEntry, type CodeQuestion, type CodeTree } from "../api/code";
import { Icon } from "../components/icon";
import { ProblemNote, Skeleton, Waiting } from "../components/notes";
import { barWidth, columnFor, formatCount, formatExact, type Column } from "../profile/numbers";
import { asProblem, refreshes, useResource, type Resource } from "../state/resource";
import { foldersOf, treeMove, treeRows, type Folders, type TreeRow } from "./treeRows";

const MOST_FOUND = 100;

export interface FileTreeProps {
  question: CodeQuestion;
  root: Resource<CodeTree>;
  /** The file that is open, "" for none. */
  path: string;
  onOpen(path: string): void;
}

/** The repository's folders and files with their costs, and a field to find a file. */
export function FileTree(props: FileTreeProps) {
  const { question, root } = props;
  const [words, setWords] = useState("");
  const finding = words.trim() !== "";
  const ask = { ...question, words, limit: MOST_FOUND };
  const found = useResource(finding ? `find ${JSON.stringify(ask)}` : null, (signal) => codeApi.files(ask, signal), "keep");
  const unit = root.data?.unit ?? "";
  const column = columnFor(Math.max(root.data?.repositoryCost.total ?? 0, 0), unit);
  return (
    <>
      <div class="side-h">
        <Icon name="repo" class="muted" />
        <h2 class="cut" title={root.data?.asCompiled === true ? root.data.detail : root.data?.repository?.url}>
          {root.data === null ? "Repository" : (root.data.repository?.name ?? "Files as compiled")}
        </h2>
        <span class="unit">total {column.unit}</span>
      </div>
      <FindFile
        words={words}
        onWords={setWords}
        onEnter={() => found.data?.entries[0] !== undefined && props.onOpen(found.data.entries[0].path)}
      />
      <div class="scroll" data-scroll="tree">
        {root.problem !== null ? (
          <ProblemNote problem={root.problem} />
        ) : root.data === null ? (
          <TreeSkeleton />
        ) : finding ? (
          <Found {...props} tree={found.data} column={column} whole={root.data.repositoryCost.total} />
        ) : (
          <Folding {...props} tree={root.data} column={column} />
        )}
      </div>
      <div class="foot">
        <span class="cut">{footWords(finding ? found.data : root.data, finding)}</span>
      </div>
    </>
  );
}

function footWords(tree: CodeTree | null, finding: boolean): string {
  if (!finding)
    return tree?.truncated === true
      ? `${formatCount(tree.entries.length)} of ${formatCount(tree.count)} shown`
      : "Each sample once per folder";
  if (tree === null) return "";
  return tree.truncated ? `${formatCount(tree.entries.length)} of ${formatCount(tree.count)} files` : `${formatCount(tree.count)} found`;
}

function FindFile(props: { words: string; onWords(words: string): void; onEnter(): void }) {
  const keyed = (event: KeyboardEvent) => {
    if (event.key === "Enter") props.onEnter();
    if (event.key === "ArrowDown") {
      event.preventDefault();
      document.querySelector<HTMLElement>(".tree [tabindex='0']")?.focus();
    }
    if (event.key === "Escape" && props.words !== "") {
      event.stopPropagation();
      props.onWords("");
    }
  };
  return (
    <div class="tools tools-s">
      <label class="field grow">
        <Icon name="search" />
        <span class="sr">Find a file</span>
        <input
          id="find-file"
          type="text"
          placeholder="Find a file"
          value={props.words}
          onKeyDown={keyed}
          onInput={(event) => props.onWords(event.currentTarget.value)}
        />
        <kbd class="kbd" aria-hidden="true">
          T
        </kbd>
      </label>
    </div>
  );
}

type TreeProps = FileTreeProps & { column: Column };

/** The tree itself: folders are asked for when they are unfolded, those of the open file at once. */
function Folding(props: TreeProps & { tree: CodeTree }) {
  const { tree, path, question } = props;
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(foldersOf(path)));
  useEffect(() => setOpen((before) => new Set([...before, ...foldersOf(path)])), [path]);
  const folders = useFolders(question, tree, open);
  const rows = useMemo(() => treeRows(folders, open), [folders, open]);
  const fold = (folder: string) => {
    const next = new Set(open);
    if (!next.delete(folder)) next.add(folder);
    setOpen(next);
  };
  return <Rows {...props} rows={rows} whole={tree.repositoryCost.total} onFold={fold} named={(entry) => entry.name} />;
}

function Found(props: TreeProps & { tree: CodeTree | null; whole: number }) {
  if (props.tree === null) return <TreeSkeleton />;
  if (props.tree.entries.length === 0) return <p class="side-note soft">No file has such a path.</p>;
  const rows = props.tree.entries.map((entry) => ({ entry, level: 1, open: null }));
  return <Rows {...props} rows={rows} onFold={() => undefined} named={(entry) => entry.path} />;
}

/** What stands in the unfolded folders, as far as it is known. */
function useFolders(question: CodeQuestion, tree: CodeTree, open: ReadonlySet<string>): Folders {
  const about = `${refreshes.value} ${JSON.stringify(question)}`;
  const [known, setKnown] = useState<{ about: string; folders: Folders }>({ about, folders: new Map() });
  const asked = useRef<{ about: string; folders: Set<string> }>({ about, folders: new Set() });
  useEffect(() => {
    if (asked.current.about !== about) asked.current = { about, folders: new Set() };
    const abort = new AbortController();
    for (const folder of open) {
      if (asked.current.folders.has(folder)) continue;
      asked.current.folders.add(folder);
      codeApi.tree({ ...question, path: folder }, abort.signal).then(
        ({ entries }) => {
          setKnown((before) => {
            const kept = before.about === about ? before.folders : new Map<string, readonly CodeEntry[]>();
            return { about, folders: new Map([...kept, [folder, entries]]) };
          });
        },
        (cause: unknown) => {
          asked.current.folders.delete(folder);
          asProblem(cause);
        },
      );
    }
    // Answers of folders that were folded meanwhile are kept too: nothing is aborted here.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `about` stands for the question
  }, [about, open]);
  return useMemo(() => new Map([["", tree.entries], ...(known.about === about ? known.folders : [])]), [tree, known, about]);
}

interface RowsProps extends TreeProps {
  tree: CodeTree | null;
  rows: readonly TreeRow[];
  whole: number;
  onFold(folder: string): void;
  named(entry: CodeEntry): string;
}

function Rows(props: RowsProps) {
  const { rows, path } = props;
  const [at, setAt] = useState(path);
  const host = useRef<HTMLDivElement>(null);
  const stop = rows.some((row) => row.entry.path === at)
    ? at
    : rows.some((row) => row.entry.path === path)
      ? path
      : (rows[0]?.entry.path ?? "");
  const press = (row: TreeRow) => {
    setAt(row.entry.path);
    if (row.open !== null) props.onFold(row.entry.path);
    else if (row.entry.kind === "file") props.onOpen(row.entry.path);
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows.find((one) => one.entry.path === stop);
    if ((event.key === "Enter" || event.key === " ") && row !== undefined) press(row);
    else {
      const move = treeMove(rows, stop, event.key);
      if (move === null) return;
      if ("fold" in move) props.onFold(move.fold);
      else focusRow(host.current, move.to, setAt);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="tree" role="tree" aria-label="Files and folders, total cost" ref={host} onKeyDown={keyed}>
      {rows.map((row) => (
        <Row key={row.entry.path} {...props} row={row} stop={row.entry.path === stop} onPress={() => press(row)} />
      ))}
    </div>
  );
}

function focusRow(host: HTMLElement | null, path: string, setAt: (path: string) => void): void {
  setAt(path);
  host?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus();
}

function Row(props: RowsProps & { row: TreeRow; stop: boolean; onPress(): void }) {
  const { row, column, whole } = props;
  const { entry, open, level } = row;
  const selected = entry.path === props.path;
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree hears the keys
    <div
      role="treeitem"
      aria-level={level}
      aria-expanded={open ?? undefined}
      aria-selected={selected}
      tabIndex={props.stop ? 0 : -1}
      data-path={entry.path}
      style={{ "--d": String(level - 1) }}
      title={`${entry.path}\n${formatExact(entry.total, props.tree?.unit ?? "", entry.samples)}`}
      onClick={props.onPress}
    >
      <span class="nm">
        {open === null ? <i class="gap12" /> : <Icon name={open ? "down" : "right"} small />}
        <Icon name={entry.kind === "directory" ? "folder" : entry.kind === "file" ? "file" : "link"} />
        <span class="cut">{props.named(entry)}</span>
      </span>
      <span class={entry.total === 0 ? "v muted" : "v"} style={{ "--w": String(barWidth(entry.total, whole)) }}>
        {column.cell(entry.total)}
      </span>
    </div>
  );
}

function TreeSkeleton() {
  return (
    <Waiting>
      <div class="pane-note" role="status" aria-label="Loading the files">
        {[40, 52, 30, 46].map((width) => (
          <p key={width}>
            <Skeleton width={width} />
          </p>
        ))}
      </div>
    </Waiting>
  );
}
