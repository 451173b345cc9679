/** 证照样例: fictional data for every licence page. District, people and numbers do not exist. */
import type { LicencePage, TemplateData } from './template-variables.ts';

/** The place and the authority that samples share. */
export const place = '清河区老街 18 号一层 101 室';
export const market = { authority: '清河区市场监督管理局', date: '2026-11-20', demo: true, phone: '0000-12345678' };

/** One complete sample for each page. */
export const licenceSamples: { [N in LicencePage]: TemplateData<N> } = {
  'licence-food': {
    ...market,
    phone: '12315',
    number: 'JY20000000000128',
    holder: '清河区老街面馆',
    creditCode: '92000000DEMO000001',
    representative: '王小川',
    residence: place,
    place,
    businessForm: '餐饮服务经营者（小型餐馆）',
    businessScope: ['热食类食品制售', '冷食类食品制售（含凉拌菜）', '自制饮品制售'],
    supervisor: '清河区市场监督管理局老街市场监督管理所',
    signer: '陈立秋',
    validFrom: '2026-11-20',
    validTo: '2031-11-19',
  },
  'licence-fire': {
    ...market,
    authority: '清河区消防救援大队',
    number: '清消安检字〔2026〕第0021号',
    holder: '清河区老街面馆',
    placeName: '老街面馆（人民路店）',
    place,
    representative: '王小川',
    useKind: '餐饮场所',
    floors: '地上一层',
    area: '320 平方米',
    appliedOn: '2026-11-20',
    basis: '《中华人民共和国消防法》第十五条',
    committed: true,
    remark: '场所的名称、消防安全责任人、使用性质、面积等发生变化的，请依法重新申请。',
  },
  'licence-tobacco': {
    ...market,
    phone: '12313',
    authority: '清河区烟草专卖局',
    number: '000000100128',
    holder: '清河区老街便利店',
    representative: '王小川',
    entityType: '个体工商户',
    place,
    businessScope: '卷烟零售、雪茄烟零售',
    supplier: '青山市烟草公司清河区分公司',
    validFrom: '2026-11-20',
    validTo: '2031-11-19',
  },
  'licence-business': {
    ...market,
    number: '00000000202611200001',
    holder: '青山市清河区老街餐饮管理有限公司',
    creditCode: '91000000DEMO000001',
    entityType: '有限责任公司（自然人独资）',
    representative: '王小川',
    businessScope:
      '许可项目：餐饮服务。（依法须经批准的项目，经相关部门批准后方可开展经营活动）一般项目：餐饮管理；企业管理咨询；食用农产品零售。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）',
    capital: '叁拾万元整',
    establishedOn: '2026-11-20',
    place,
    copy: '正本',
  },
  'licence-generic': {
    ...market,
    authority: '清河区城市管理局',
    number: '清城管备〔2026〕0032号',
    title: '设置户外招牌备案凭证',
    holder: '清河区老街面馆',
    statement: '你（单位）报送的户外招牌设置材料收悉，符合要求，予以备案。',
    fields: [
      { label: '设置地点', value: place },
      { label: '招牌内容', value: '老街面馆' },
      { label: '规格', value: '长 4.2 米，高 0.8 米' },
      { label: '形式', value: '附墙式发光字' },
    ],
    validFrom: '2026-11-20',
    validTo: '2029-11-19',
  },
};
