/** The calls of docs/playground-api.md. A failure is an answer too: nothing here throws. */

import { emit } from "./events.js";
import { state } from "./state.js";

const UNREACHABLE = {
  ok: false,
  error: "unreachable",
  message: "The playground does not answer. Is it still running?",
};

/** Call as the current person; `body` is completed with `as`. */
export async function call(name, body = {}) {
  return callAs(state.as, name, body);
}

export async function callAs(person, name, body = {}) {
  try {
    const response = await fetch(`/playground/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ as: person, ...body }),
    });
    return await response.json();
  } catch {
    return UNREACHABLE;
  }
}

/** Call, and say in a toast what went wrong. */
export async function attempt(name, body = {}) {
  const answer = await call(name, body);
  if (!answer.ok) emit("failure", wordsFor(answer));
  return answer;
}

export function wordsFor(answer) {
  if (answer.error === "operation_timeout") {
    return answer.message || "The app did not answer within three seconds.";
  }
  return answer.message || `That did not work (${answer.error || "unknown error"}).`;
}
