import { defineRefusals } from '#platform';

/** 收件的拒绝清单: the closed list of ways intake says no. */
export const refusals = defineRefusals('intake', {
  applicationNotFound: { status: 404, reason: '没有找到这份申请，或者您无权查看', remedy: '请从「我的办件」进入' },
  applicationChanged: { status: 409, reason: '这份申请已在别处修改', remedy: '页面已换成最新内容，请核对后再保存' },
  alreadySubmitted: { status: 409, reason: '这份申请已经提交，不用再交一次', remedy: '请到「我的办件」查看进度' },
  releaseChanged: {
    status: 409,
    reason: '这件事的办理要求刚刚更新',
    remedy: '已填内容都在；请看一下更新的地方，补上后再提交',
  },
  badAnswers: { status: 422, reason: '有的情形问题回答得不对', remedy: '请按提示重新选择' },
  badFile: { status: 422, reason: '这个文件不能用', remedy: '请按提示换一个文件再上传' },
  unknownMaterial: { status: 422, reason: '申请里没有这份材料', remedy: '请从材料清单中选择要上传的材料' },
  notReady: { status: 422, reason: '还有内容没有准备好，暂时不能提交', remedy: '请按列出的各项补齐，已填内容都已保存' },
  bundleNotOffered: {
    status: 404,
    reason: '没有这件事，或者已经停止办理',
    remedy: '请回首页搜索',
    recorded: ['demanded'],
  },
  trialOver: {
    status: 404,
    reason: '没有这个试办码，或者试办已经结束',
    remedy: '请向发给您试办码的人要新的试办码；正式上线以后请从首页搜索办理',
  },
  stopped: {
    status: 409,
    reason: '这件事（或其中的事项）已过停办日，不再接收新的申请',
    remedy: '已经提交的照常办理；请看办事指南里的替代办法，或打咨询电话',
  },
  applicantKind: {
    status: 422,
    reason: '办这件事的主体不对',
    remedy: '个人事项请切换到「本人」，企业事项请切换到要办事的企业',
  },
  mandateScope: { status: 403, reason: '您的委托不包括办这件事', remedy: '请由法定代表人办理，或请企业扩大委托范围' },
  consentNeeded: {
    status: 422,
    reason: '还没有征得对方同意，不能往手机上发',
    remedy: '请当面问过，对方同意后勾选「已征得同意」再发送',
  },
  badPhone: { status: 422, reason: '手机号码不对', remedy: '请核对后输入 11 位手机号码' },
  linkNotOpen: {
    status: 404,
    reason: '这个告知单链接打不开，或者已经过期',
    remedy: '请在首页重新回答几个问题，就能看到最新的告知单',
  },
  bundleNotHere: {
    status: 403,
    reason: '这里不能收这件事',
    remedy: '请申请人到综合窗口办理，或自己在网上、手机上办',
  },
  notAdmitted: {
    status: 403,
    reason: '这里还不能收这件事：有的事项没有经过准入',
    remedy: '请申请人到列出的大厅办，或者在网上办；要下放到这个窗口的，先由目录管理员登记进驻、做完准入评估并公布',
  },
  commitInWriting: {
    status: 422,
    reason: '电话里不能代申请人作承诺',
    remedy: '请把这份材料记为「缺少」，由申请人收到告知后自己承诺或补交',
  },
  terminalNotFound: { status: 404, reason: '没有这台自助终端', remedy: '请在自助终端清单里核对编码' },
  activationWrong: {
    status: 422,
    reason: '激活码不对，或者已经用过',
    remedy: '请核对激活码；用过的，请管理员重新登记这台终端，取得新的激活码',
  },
  nothingToSign: {
    status: 409,
    reason: '这里现在没有要签的内容',
    remedy: '要签在文件上的，请先上传文件；其他的请刷新页面，按「签署」里列出的签',
  },
  signInOrder: { status: 409, reason: '前面一位还没有签', remedy: '请按「签署」里的先后顺序，先签前面的' },
  wrongSigner: {
    status: 403,
    reason: '这一处要由法定代表人签，您是受委托办理的',
    remedy: '请法定代表人登录后打开同一份申请签名，或打印签好后到综合窗口交原件',
  },
  wrongWay: {
    status: 422,
    reason: '这一处不能这样签',
    remedy: '盖章和别人签的，请上传签好盖好的扫描件后勾选；申请人自己的签名在屏幕上签；工作人员只登记看到的纸质原件',
  },
  emptySignature: {
    status: 422,
    reason: '签名太短，看不出是签名',
    remedy: '请写出完整的姓名；不方便写的，可以输入姓名确认',
  },
  wrongName: { status: 422, reason: '输入的姓名和您的实名不一样', remedy: '请输入您登录账号的实名，一个字都不能差' },
  noAnswerOpen: { status: 409, reason: '这个办件现在不需要补正', remedy: '请刷新页面查看最新状态' },
});
