import { render } from "preact";
import { App } from "./app";
import { followAccess } from "./state/access";
import { startClock } from "./state/clock";
import { followKeys } from "./state/appearance";
import { followPages } from "./state/pages";
import { followTheme } from "./state/theme";
import "./styles/index.css";

followTheme();
followKeys();
startClock();
followAccess();
followPages();
render(<App />, document.getElementById("root")!);
