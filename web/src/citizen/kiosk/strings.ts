/** Words of the kiosk (自助终端). */
export const words = {
  title: '自助终端',
  welcome: '请选择要办的事',
  welcomeHint: '先看要带什么，再登录填写。离开时请退出；没有人操作，机器会自动退出。',
  track: '查进度',
  trackHint: '输入收件凭证上的受理号和查询码',
  mine: '我的办件',
  mineHint: '登录后查看、补正、撤回',
  activateTitle: '激活这台自助终端',
  activateText: '请管理员在「自助终端」页面登记这台机器，把得到的 12 位激活码输入到这里。激活码只能用一次。',
  activation: '激活码',
  activate: '激活',
  wrongLength: '激活码是 12 位字母和数字',
} as const;
