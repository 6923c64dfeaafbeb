/** Keeping the keyboard's place when a part of the page is drawn anew. */

/** Run `draw` and put focus, caret and scroll back where they were, as far as the field still exists. */
export function keepFocus(root, draw) {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const where = active ? describe(active) : null;
  const caret = active && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  const scroll = root.scrollTop;
  draw();
  root.scrollTop = scroll;
  const again = where && find(root, where);
  again?.focus({ preventScroll: true });
  if (again && caret && caret[0] !== null) restoreCaret(again, caret);
}

function restoreCaret(field, [start, end]) {
  try {
    field.setSelectionRange(start, end);
  } catch {
    // Fields for dates and addresses have no caret that could be set.
  }
}

function describe(element) {
  const block = element.closest("[data-block-id]");
  const action = element.closest("[data-action-id]");
  return { block: block?.dataset.blockId, action: action?.dataset.actionId, value: element.dataset.value };
}

function find(root, { block, action, value }) {
  if (block === undefined) return null;
  const part = [...root.querySelectorAll("[data-block-id]")].find((node) => node.dataset.blockId === block);
  const holder = part && [...part.querySelectorAll("[data-action-id]")].find((node) => node.dataset.actionId === action);
  if (!holder) return null;
  const chosen = value && [...holder.querySelectorAll("[data-value]")].find((node) => node.dataset.value === value);
  const field = chosen || holder;
  return field.matches("input, textarea, button, a") ? field : field.querySelector("input, textarea, button");
}
