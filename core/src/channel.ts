/**
 * 渠道 Channel (ITK-01): where an application was handed in, a closed list. Every channel goes through the same intake command,
 * the same receipt numbers and the same list; the channel is a fact for statistics and never changes what is asked or decided.
 * `counter`, `hotline` and `bank` follow from the place where the signed-in post works, `kiosk` from a registered terminal;
 * only `mobile` is said by the browser itself, and is therefore a statistic and nothing else.
 */
export const channels = ['portal', 'mobile', 'kiosk', 'counter', 'hotline', 'bank'] as const;
export type Channel = (typeof channels)[number];

/** 渠道名称: the words of every list and document. */
export const channelNames: Readonly<Record<Channel, string>> = {
  portal: '网上',
  mobile: '手机',
  kiosk: '自助终端',
  counter: '综合窗口',
  hotline: '热线代办',
  bank: '银行网点',
};

/** 渠道名称: of a stored code; a code that is not on the list is shown as it is. */
export const channelName = (code: string): string => channelNames[code as Channel] ?? code;

/** 有人代办的渠道: somebody on duty enters the application for the applicant. */
export const staffedChannels = ['counter', 'hotline', 'bank'] as const;
export type StaffedChannel = (typeof staffedChannels)[number];
export const isStaffed = (code: string): boolean => (staffedChannels as readonly string[]).includes(code);

/** 当面办理的渠道: the applicant stood before somebody, so that originals can be seen there. */
export const isFaceToFace = (code: string): boolean => code === 'counter' || code === 'bank';
