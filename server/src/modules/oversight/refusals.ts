import { defineRefusals } from '#platform';

/** 监察的拒绝清单. */
export const refusals = defineRefusals('oversight', {
  noSuchCard: { status: 404, reason: '没有这张牌，或者已经不再成立', remedy: '请刷新「黄红牌」，从列表里选择' },
  alreadyUrged: { status: 409, reason: '这张牌已经开了督办单', remedy: '请打开已有的督办单继续处理' },
  whichAuthority: { status: 422, reason: '请选择督办哪个部门', remedy: '请从办理这一件的部门里选择' },
  noSuchBundle: {
    status: 404,
    reason: '没有这件事，或者不归您牵头、监察',
    remedy: '请从「牵头的件」或者监察看板里打开',
  },
  noSuchItem: { status: 404, reason: '没有公布这个事项，或者不归您管', remedy: '请从已公布的事项里选择' },
  noSuchNeed: {
    status: 404,
    reason: '这件一件事不用这个数据源，或者没有这件一件事',
    remedy: '请刷新一件事的「数据」一栏，从列表里选择',
  },
  alreadyAsked: { status: 409, reason: '这个数据源已经开了供需对接单', remedy: '请打开已有的供需对接单，不用再开' },
  alreadyRegistered: {
    status: 409,
    reason: '这个事项在这一天生效的变化已经登记过了',
    remedy: '请打开已有的变更公开单；同一天还有别的变化，请一并公开',
  },
});
