/** 监察用语: the words that lists show for codes. A test holds them against the case engine's own. */
export const statusNames: Readonly<Record<string, string>> = {
  received: '已收件',
  supplementing: '待补正',
  accepted: '办理中',
  declined: '不予受理',
  withdrawn: '已撤回',
  concluded: '已办结',
};
