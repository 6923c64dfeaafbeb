/** What a person has filled in so far, in the shape of Slack's `state.values`. */

const forms = new Map();

/** The form of a container; the same one for as long as the page lives or until it is dropped. */
export function formOf(key) {
  if (!forms.has(key)) forms.set(key, { values: {} });
  return forms.get(key);
}

export function dropForm(key) {
  forms.delete(key);
}

/** What was filled in, or `initial` (remembered, so that an untouched field is sent too). */
export function valueOf(form, blockId, actionId, initial) {
  const block = (form.values[blockId] ??= {});
  // A changed view may put another kind of field under the same ids.
  if (block[actionId]?.type !== initial.type) block[actionId] = initial;
  return block[actionId];
}

export function setValue(form, blockId, actionId, value) {
  (form.values[blockId] ??= {})[actionId] = value;
}

/** Forget the fields that a changed view no longer has. */
export function prune(form, blocks) {
  const kept = new Set(blocks.map((block) => block.block_id));
  for (const blockId of Object.keys(form.values)) if (!kept.has(blockId)) delete form.values[blockId];
}
