/** Where the page starts: who is acting, and which part draws what. */

import { callAs, wordsFor } from "./api.js";
import { clockButton } from "./clock.js";
import { startConversation } from "./conversation.js";
import { h, iconButton } from "./dom.js";
import { emit, on } from "./events.js";
import { showHint, startHint } from "./hint.js";
import { startHome } from "./home.js";
import { trafficButton } from "./inspector.js";
import { help, startKeys } from "./keys.js";
import { mailboxButton } from "./mailbox.js";
import { startModal } from "./modal.js";
import { closePanel, startPanel, startPanelKeys } from "./panel.js";
import { follow, leave } from "./place.js";
import { startProfile } from "./profile.js";
import { startSidebar } from "./sidebar.js";
import { adopt, state } from "./state.js";
import { listen } from "./stream.js";
import { actAsButton, rememberPerson } from "./switcher.js";
import { startThread } from "./thread.js";
import { startToasts } from "./toast.js";
import { themeButton } from "./theme.js";

const KEY = "usher-playground-as";
// Sam of the seeded company, with whom the first-run hint begins.
const FIRST = "U0SAMREED03";
const part = (id) => document.getElementById(id);

function assemble() {
  startToasts(part("toasts"), part("live"));
  startPanel(part("panel"));
  startPanelKeys();
  startSidebar(part("sidebar"));
  startConversation(part("conversation"));
  startThread();
  startProfile();
  startHome();
  startModal();
  startKeys();
  startHint(part("hint"));
  part("bar-start").append(
    iconButton("menu", "Conversations", () => document.body.classList.toggle("drawer-open"), { class: "drawer-button", dataset: { testid: "drawer" } }),
  );
  part("bar-end").append(
    clockButton(),
    mailboxButton(),
    trafficButton(),
    themeButton(),
    iconButton("help", "What to try", () => showHint(part("hint")), { dataset: { testid: "show-hint" } }),
    iconButton("keyboard", "Keys", help, { class: "wide-only" }),
    actAsButton(),
  );
  part("veil").addEventListener("click", () => document.body.classList.remove("drawer-open"));
  on("act-as", become);
  // What was missed while the line was down: unread marks, people, open modals.
  on("resync", refresh);
  window.addEventListener("hashchange", follow);
}

/** See the workspace as `person`. Nothing of the one before stays. */
async function become(person) {
  const answer = await callAs(person, "state");
  if (!answer.ok) return refuse(answer);
  const isSwitch = state.as !== null;
  state.as = answer.me.id;
  adopt(answer);
  localStorage.setItem(KEY, state.as);
  rememberPerson(state.as);
  const address = new URL(location.href);
  address.searchParams.set("as", state.as);
  if (isSwitch) {
    // Where the one before was is not where this one is.
    address.hash = "";
    closePanel();
  }
  history.replaceState(null, "", address);
  leave();
  listen(state.as);
  emit("workspace");
  follow();
  if (isSwitch) emit("announce", `Now acting as ${answer.me.real_name || answer.me.name}.`);
  document.body.classList.add("ready");
  return undefined;
}

async function refresh() {
  const answer = await callAs(state.as, "state");
  if (!answer.ok || answer.me.id !== state.as) return;
  adopt(answer);
  emit("workspace");
}

function refuse(answer) {
  if (state.as) return emit("failure", wordsFor(answer));
  part("conversation").replaceChildren(
    h("div", { class: "empty" }, h("h1", {}, "The playground is not ready"), h("p", {}, wordsFor(answer)), h("button", { type: "button", class: "button", on: { click: () => location.reload() } }, "Try again")),
  );
  return undefined;
}

async function start() {
  assemble();
  const wanted = [new URL(location.href).searchParams.get("as"), localStorage.getItem(KEY)].filter(Boolean);
  for (const person of wanted) {
    const answer = await callAs(person, "state");
    if (answer.ok) return become(person);
  }
  return become(FIRST);
}

start();
