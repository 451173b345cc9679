const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** 时刻 in the office's time zone: `2026-11-23 09:30`, whatever the device's own zone is. */
export function whenWords(instant: string): string {
  const found = Object.fromEntries(parts.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return `${found.year}-${found.month}-${found.day} ${found.hour === '24' ? '00' : found.hour}:${found.minute}`;
}
