// Who comes back to a page, or loads it anew, finds it scrolled as it was left. The browser looks for the place at once; a page's
// rows come from the server and are drawn later, so the place is sought here until the page is long enough for it.
import * as storage from "./storage.js";

const enough = 50;
const patience = 5000;
const calm = 300;
const ownHand = ["wheel", "touchstart", "pointerdown", "keydown"];
let seeking = 0;

const placeHere = () => places().get(location.href) ?? 0;

const places = () => new Map(JSON.parse(storage.get("places") ?? "[]"));

function keep() {
  if (seeking) return;
  const all = places();
  all.delete(location.href);
  all.set(location.href, Math.round(scrollY));
  storage.set("places", JSON.stringify([...all].slice(-enough)));
}

function stop() {
  seeking = 0;
  ownHand.forEach(name => removeEventListener(name, stop, true));
}

// Until its title is another one, the page that was left is still shown.
function seek(place, left) {
  stop();
  const id = seeking = performance.now();
  let found = null;
  ownHand.forEach(name => addEventListener(name, stop, true));
  const look = now => {
    if (seeking !== id) return;
    const shown = document.querySelector("main h1");
    if ((shown && shown !== left || now - id > calm) && document.documentElement.scrollHeight - innerHeight >= place) {
      found ??= now;
      if (Math.abs(scrollY - place) > 1) scrollTo(0, place);
    }
    if (found !== null && now - found > calm || now - id > patience) stop();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

history.scrollRestoration = "manual";
addEventListener("scroll", keep, { passive: true });
addEventListener("popstate", () => seek(placeHere(), document.querySelector("main h1")));
if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") seek(placeHere(), null);
