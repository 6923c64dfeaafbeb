/** The emoji that have a short name here. A name that is missing is shown as it was typed. */

const NAMES = `
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 heart ❤️ blue_heart 💙 green_heart 💚 purple_heart 💜 broken_heart 💔
smile 😄 smiley 😃 grin 😁 joy 😂 slightly_smiling_face 🙂 wink 😉 blush 😊 heart_eyes 😍 sunglasses 😎
thinking_face 🤔 neutral_face 😐 confused 😕 cry 😢 sob 😭 sweat_smile 😅 scream 😱 sleeping 😴 sleepy 😪
rolling_eyes 🙄 face_with_thermometer 🤒 hugging_face 🤗 partying_face 🥳 wave 👋 clap 👏 raised_hands 🙌
pray 🙏 ok_hand 👌 point_right 👉 point_left 👈 point_up ☝️ point_down 👇 muscle 💪 handshake 🤝 eyes 👀
hand ✋ raised_hand ✋ writing_hand ✍️ fire 🔥 sparkles ✨ star ⭐ star2 🌟 zap ⚡ boom 💥 100 💯 tada 🎉
rocket 🚀 bulb 💡 warning ⚠️ no_entry ⛔ no_entry_sign 🚫 x ❌ heavy_check_mark ✔️ white_check_mark ✅
question ❓ exclamation ❗ information_source ℹ️ bell 🔔 no_bell 🔕 lock 🔒 unlock 🔓 key 🔑 link 🔗
calendar 📅 date 📅 spiral_calendar_pad 🗓️ clock1 🕐 clock3 🕒 clock9 🕘 alarm_clock ⏰ hourglass ⌛
hourglass_flowing_sand ⏳ stopwatch ⏱️ memo 📝 pencil ✏️ pencil2 ✏️ page_facing_up 📄 clipboard 📋
bookmark 🔖 pushpin 📌 round_pushpin 📍 paperclip 📎 email 📧 envelope ✉️ incoming_envelope 📨 mailbox 📫
inbox_tray 📥 outbox_tray 📤 package 📦 phone ☎️ telephone_receiver 📞 speech_balloon 💬 thought_balloon 💭
loudspeaker 📢 mega 📣 mag 🔍 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊
moneybag 💰 briefcase 💼 office 🏢 house 🏠 house_with_garden 🏡 palm_tree 🌴 airplane ✈️ car 🚗 coffee ☕
pizza 🍕 cake 🍰 birthday 🎂 beer 🍺 seedling 🌱 sunny ☀️ crescent_moon 🌙 snowflake ❄️ rainbow 🌈
large_green_circle 🟢 large_yellow_circle 🟡 red_circle 🔴 large_blue_circle 🔵 white_circle ⚪ black_circle ⚫
arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ repeat 🔁 arrows_counterclockwise 🔄 gear ⚙️ wrench 🔧
hammer 🔨 hammer_and_wrench 🛠️ bug 🐛 robot_face 🤖 ghost 👻 busts_in_silhouette 👥 bust_in_silhouette 👤
trophy 🏆 medal 🏅 dart 🎯 jigsaw 🧩 gift 🎁 art 🎨 musical_note 🎵 headphones 🎧 construction 🚧 recycle ♻️
white_large_square ⬜ ballot_box_with_check ☑️ heavy_plus_sign ➕ heavy_minus_sign ➖ computer 💻 books 📚 door 🚪
`;

const table = new Map();
const words = NAMES.trim().split(/\s+/);
for (let index = 0; index < words.length; index += 2) table.set(words[index], words[index + 1]);

/** The ones offered first when somebody reacts. */
export const USUAL = ["+1", "eyes", "tada", "heart", "white_check_mark", "raised_hands", "thinking_face", "pray", "rocket", "fire", "bulb", "joy"];

/** The character of a short name, or `:name:` when there is none. */
export function emoji(name) {
  const plain = name.split("::")[0];
  return table.get(plain) || `:${plain}:`;
}

export function knows(name) {
  return table.has(name.split("::")[0]);
}

/** Every name once per picture: of two names for one, the first. */
export function emojiNames() {
  const seen = new Set();
  return [...table.keys()].filter((name) => !seen.has(table.get(name)) && seen.add(table.get(name)));
}
