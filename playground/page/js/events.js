/** What one part of the page tells the others: named topics, nothing else shared. */

const hub = new EventTarget();

export function on(topic, listener) {
  hub.addEventListener(topic, (event) => listener(event.detail));
}

export function emit(topic, detail) {
  hub.dispatchEvent(new CustomEvent(topic, { detail }));
}
