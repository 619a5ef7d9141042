// A lost connection: a calm line at the page's foot, and trying again until it is back. Where the server no longer knows
// the circuit (it was restarted), the page is loaded anew; keep.js and outbox.js bring back what was typed and not yet saved.
import { tellAgain } from "./keep.js";
import { resume } from "./outbox.js";
import { deliver } from "./scan.js";

const shortest = 300;
const longest = 3000;
let down = false;

const banner = () => document.getElementById("connection");

const sleep = time => new Promise(wake => setTimeout(wake, time));

async function answers() {
  try {
    return (await fetch("/_content/B2BBooking.WebFront/icon.svg", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

async function retry() {
  for (let wait = shortest; down; wait = Math.min(longest, wait * 1.6)) {
    await sleep(wait);
    if (!down || !await answers()) continue;
    try {
      if (await Blazor.reconnect()) return;
      return location.reload();
    } catch (failure) {
      console.info("Not reconnected yet.", failure);
    }
  }
}

export const reconnection = {
  onConnectionDown() {
    if (down) return;
    down = true;
    banner().hidden = false;
    retry();
  },
  onConnectionUp() {
    down = false;
    banner().hidden = true;
    resume();
    tellAgain();
    deliver();
  },
};
