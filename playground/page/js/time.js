/** Instants in words, in the time zone of a person. Epoch seconds in, strings out. */

const formats = new Map();

function format(tz, options) {
  const key = `${tz}|${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, makeFormat(tz, options));
  return formats.get(key);
}

function makeFormat(tz, options) {
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: tz || "UTC" });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  }
}

function show(seconds, tz, options) {
  return format(tz, options).format(new Date(seconds * 1000));
}

export const clockTime = (seconds, tz) => show(seconds, tz, { hour: "2-digit", minute: "2-digit" });

export const shortDay = (seconds, tz) => show(seconds, tz, { weekday: "short", day: "numeric", month: "short" });

export const longDay = (seconds, tz) =>
  show(seconds, tz, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

export const fullTime = (seconds, tz) => `${longDay(seconds, tz)} at ${clockTime(seconds, tz)}`;

/** `2026-11-23`: names the day, and sorts. */
export function isoDay(seconds, tz) {
  const parts = wallClock(seconds, tz);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

export function wallClock(seconds, tz) {
  const options = {
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  };
  const parts = format(tz, options).formatToParts(new Date(seconds * 1000));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

/** "Today", "Yesterday", or the day, as a divider between messages says it. */
export function dayName(seconds, tz, today) {
  const day = isoDay(seconds, tz);
  if (day === isoDay(today, tz)) return "Today";
  if (day === isoDay(today - 86400, tz)) return "Yesterday";
  return longDay(seconds, tz);
}

/** The instant at which a wall clock in `tz` shows `day` (2026-11-23) and `time` (09:00). */
export function instantOf(day, time, tz) {
  const guess = Date.parse(`${day}T${time}:00Z`) / 1000;
  let instant = guess - offsetAt(guess, tz);
  // Once more: the first guess may lie on the other side of a change of summer time.
  instant = guess - offsetAt(instant, tz);
  return instant;
}

function offsetAt(seconds, tz) {
  const at = wallClock(seconds, tz);
  const shown = Date.parse(`${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}:00Z`) / 1000;
  return shown - Math.floor(seconds / 60) * 60;
}

/** The next nine o'clock of a weekday in `tz`, after `seconds`. */
export function nextWorkingMorning(seconds, tz) {
  for (let days = 0; days < 8; days += 1) {
    const day = isoDay(seconds + days * 86400, tz);
    const morning = instantOf(day, "09:00", tz);
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (morning > seconds && weekday !== 0 && weekday !== 6) return morning;
  }
  return seconds + 86400;
}

/** "2 h ago" for the thread bar. */
export function ago(seconds, today) {
  const minutes = Math.max(0, Math.round((today - seconds) / 60));
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h ago`;
  return `${Math.round(minutes / 1440)} days ago`;
}

/** How far the clock was moved, in words: "3 d 1 h ahead". */
export function shift(offset) {
  const minutes = Math.round(Math.abs(offset) / 60);
  if (minutes === 0) return "same as the real time";
  const parts = [[Math.floor(minutes / 1440), "d"], [Math.floor(minutes / 60) % 24, "h"], [minutes % 60, "min"]];
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(" ");
  return `${words} ${offset > 0 ? "ahead of" : "behind"} the real time`;
}

/** Slack's `<!date^…>` tokens. */
export function dateTokens(template, seconds, tz) {
  const tokens = {
    "{date_num}": () => isoDay(seconds, tz),
    "{date}": () => show(seconds, tz, { day: "numeric", month: "long", year: "numeric" }),
    "{date_short}": () => show(seconds, tz, { day: "numeric", month: "short", year: "numeric" }),
    "{date_long}": () => longDay(seconds, tz),
    "{time}": () => clockTime(seconds, tz),
    "{time_secs}": () => show(seconds, tz, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  };
  const plain = template.replaceAll("_pretty}", "}");
  return plain.replace(/\{[a-z_]+\}/g, (token) => (tokens[token] ? tokens[token]() : token));
}
