import { defineRefusals } from '#platform';

/** 目录台账的拒绝清单. */
export const refusals = defineRefusals('ledgers', {
  notPublished: { status: 404, reason: '没有公布的这一项，没有影响可分析', remedy: '请核对种类和编码，或先发布' },
  unknownRegion: { status: 404, reason: '没有这个区划', remedy: '请从区划列表里选一个' },
  unknownFigure: { status: 404, reason: '没有这项指标', remedy: '请从公示页上的指标点进来' },
});
