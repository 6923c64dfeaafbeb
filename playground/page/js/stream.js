/** The server's stream: each line becomes a change of state and a topic for the page. */

import { emit } from "./events.js";
import { putChannel, putUser, setClock, setWaiting, state } from "./state.js";

let source = null;

/** Listen as one person; a stream that was open before is closed. */
export function listen(person) {
  source?.close();
  source = new EventSource(`/playground/stream?as=${encodeURIComponent(person)}`);
  let interrupted = false;
  source.onmessage = (event) => {
    if (person === state.as) receive(JSON.parse(event.data));
  };
  source.onopen = () => {
    emit("connection", true);
    // What happened while the line was down is not sent again.
    if (interrupted) emit("resync");
    interrupted = false;
  };
  source.onerror = () => {
    interrupted = true;
    emit("connection", false);
  };
}

function receive(change) {
  const apply = CHANGES[change.type];
  if (apply) apply(change);
}

const CHANGES = {
  message: (change) => emit("message", change),
  message_changed: (change) => emit("message-changed", change),
  message_deleted: (change) => emit("message-deleted", change),
  ephemeral: (change) => emit("message", asEphemeral(change)),
  ephemeral_changed: (change) => emit("message-changed", asEphemeral(change)),
  ephemeral_deleted: (change) => emit("message-deleted", change),
  channel: (change) => putChannel(change.channel),
  user: (change) => putUser(change.user),
  views: (change) => {
    state.views = change.views;
    emit("views");
  },
  home: (change) => {
    state.home = change.view;
    emit("home");
  },
  clock: (change) => {
    setClock(change);
    emit("clock");
  },
  mail: (change) => emit("mail", change.letter),
  traffic: (change) => emit("traffic", change.entry),
  waiting: (change) => setWaiting(change.waiting),
};

function asEphemeral(change) {
  return { ...change, message: { ...change.message, ephemeral: true } };
}
