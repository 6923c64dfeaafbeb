/** Who else has unread direct messages. The server tells one person's list at a time: ask for the others. */

import { callAs } from "./api.js";
import { on } from "./events.js";
import { countWaiting, people, state } from "./state.js";

const FRESH_MS = 5000;
const AT_ONCE = 4;
const SETTLE_MS = 600;

export function watchWaiting() {
  const owners = new Map();
  let last = 0;

  const look = async (id) => {
    const answer = await callAs(id, "state");
    if (!answer.ok) return;
    for (const channel of answer.ims) if (state.users.get(channel.user)?.is_bot) owners.set(channel.id, id);
    if (id !== state.as) countWaiting(id, answer.ims);
  };
  const refresh = async () => {
    if (performance.now() - last < FRESH_MS) return;
    last = performance.now();
    const queue = people().map((user) => user.id);
    const worker = async () => {
      for (let id = queue.shift(); id; id = queue.shift()) await look(id);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  };

  // A message of the app to somebody else shows in the traffic before anybody looks.
  const due = new Set();
  let timer = 0;
  on("traffic", (entry) => {
    if (entry.name === "conversations.open" && entry.response?.channel) owners.set(entry.response.channel.id, entry.request?.users);
    if (entry.direction !== "to_slack" || entry.name !== "chat.postMessage") return;
    const target = entry.request?.channel;
    const person = [target, owners.get(target)].find((id) => state.users.has(id));
    if (person) due.add(person);
    else if (typeof target === "string" && target.startsWith("D")) due.add("everybody");
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (due.has("everybody")) {
        last = 0;
        refresh();
      } else due.forEach(look);
      due.clear();
    }, SETTLE_MS);
  });
  return { refresh };
}
