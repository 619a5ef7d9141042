import "./once.js";
import "./keep.js";
import "./outbox.js";
import "./keys.js";
import "./scan.js";
import "./places.js";
import { reconnection } from "./reconnect.js";

Blazor.start({ circuit: { reconnectionHandler: reconnection } });
