import type { ComponentChild, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A component whose code is fetched when it is first drawn: what a page does not show yet it does not load. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => ComponentChild {
  let loaded: ComponentType<P> | null = null;
  return function Lazy(props: P) {
    const [, arrived] = useState(loaded !== null);
    useEffect(() => {
      if (loaded !== null) return;
      void load().then((component) => {
        loaded = component;
        arrived(true);
      });
    }, []);
    const Component = loaded;
    return Component === null ? null : <Component {...props} />;
  };
}
