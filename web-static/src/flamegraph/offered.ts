import { copyText } from "../components/copyText";
import type { BoxActions } from "./boxActions";
import type { FlameGraphViewProps } from "./flameGraphView";
import type { FlameModel } from "./useFlameModel";

/** What a view of the flame graph does itself; the rest its page does. */
interface OwnActions extends Pick<BoxActions, "focus" | "openMenu"> {
  /** Tells a screen reader. */
  say(words: string): void;
}

/** What can be done with a box in one view: offered is what the page has an answer to. */
export function boxActionsOf(props: FlameGraphViewProps, { tree, dataNode }: FlameModel, own: OwnActions): BoxActions {
  const { onHide, onSandwich, onFindInCode, onCollapseRecursion, onSave } = props;
  const collapsed = props.recursionCollapsed === true;
  return {
    focus: own.focus,
    openMenu: own.openMenu,
    details: (node) => props.onOpenDetails(dataNode(node)),
    copy: (node) =>
      void copyText(tree.nameOf(node)).then((copied) => own.say(copied ? "Name copied." : "The browser did not allow copying.")),
    sandwich: onSandwich && ((node) => onSandwich(dataNode(node))),
    findInCode: onFindInCode && ((node) => onFindInCode(dataNode(node))),
    hide: onHide && ((node) => onHide(tree.functionOf[node]!)),
    recursion: onCollapseRecursion && { collapsed, toggle: () => onCollapseRecursion(!collapsed) },
    save: onSave && ((node, format) => onSave(dataNode(node), format)),
  };
}
