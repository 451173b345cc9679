const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 北京时间 of an instant: `2026-03-26 14:05`; text that is no instant stays as it is. */
export function shanghaiTime(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const read = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
  return `${read.year}-${read.month}-${read.day} ${read.hour}:${read.minute}`;
}
