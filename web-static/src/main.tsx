import { render } from "preact";
import { App } from "./app";
import { startClock } from "./state/clock";
import { followTheme } from "./state/theme";
import "./styles/index.css";

followTheme();
startClock();
render(<App />, document.getElementById("root")!);
