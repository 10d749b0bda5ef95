import { render } from "preact";
import { App } from "./app";
import { followAccess } from "./state/access";
import { startClock } from "./state/clock";
import { followTheme } from "./state/theme";
import "./styles/index.css";

followTheme();
startClock();
followAccess();
render(<App />, document.getElementById("root")!);
