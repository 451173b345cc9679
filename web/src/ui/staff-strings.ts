/** 工作小时: 「1 小时 30 分」. */
const hoursText = (minutes: number): string =>
  [
    minutes >= 60 ? `${Math.floor(minutes / 60)} 小时` : '',
    minutes % 60 > 0 || minutes === 0 ? `${minutes % 60} 分` : '',
  ]
    .filter(Boolean)
    .join(' ');

/** Words of the parts that only staff faces use: gate, shortcuts, work lists, dialogs, files. */
export const staffWords = {
  notReached: {
    title: (n: number): string => `没有送到的短信（${n}）`,
    note: '试了三次都没有送到，或者没有可用的手机号码。请用电话或邮寄等别的办法告诉当事人。',
  },
  fees: {
    title: '收费',
    note: '只收办事指南公布的项目。平台不收钱，收到以后在这里登记。',
    standard: (yuan: string): string => `公布标准 ${yuan} 元`,
    paid: (yuan: string, at: string): string => `${at} 登记已收 ${yuan} 元`,
    notYet: '还没有登记',
    record: '登记收费',
    recordAgain: '再登记一次',
    take: (name: string): string => `登记收费：${name}`,
    amount: '实际收了多少（元）',
    effect: '金额记入办件，不能删除。',
    effectOther: (yuan: string): string => `与公布的 ${yuan} 元不一样：照样登记，监察会收到提醒。多收的请先退还。`,
    needAmount: '请填金额，最多两位小数',
  },
  approverNav: { queue: '我的工作', led: '牵头的件', workorders: '工单', limits: '确认时限' },
  gateTitle: '请用工作账号登录',
  gateText: '这里是工作人员的工作台，登录后按岗位开放。',
  gateSignIn: '去登录',
  noPostTitle: '您的岗位没有这个工作台',
  noPostText: '需要使用的，请联系本单位管理员调整岗位。',
  shortcuts: '快捷键',
  cancel: '取消',
  effect: '这一步的效果',
  dueBefore: (day: string): string => `${day} 前`,
  daysLeft: (days: number): string => `还剩 ${days} 个工作日`,
  lastDay: '今天到期',
  daysOver: (days: number): string => `已超 ${days} 个工作日`,
  timeLeft: (minutes: number): string => `还剩 ${hoursText(minutes)}`,
  timeOver: (minutes: number): string => `已超 ${hoursText(minutes)}`,
  noClock: '不计时',
  preview: '查看',
  download: '下载',
  closePreview: '关闭预览',
  noPreview: '这种文件不能在这里预览，请下载后打开。',
  readingFile: '正在打开文件…',
  pickHint: '输入名称或编码，从列表里选',
} as const;
