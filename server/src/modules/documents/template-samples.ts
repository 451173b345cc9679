/** 文书样例: fictional data for every template, for previews and tests. District, people and numbers do not exist. */
import type { TemplateData, TemplateName } from './template-variables.ts'

const place = '清河区老街 18 号一层 101 室'
const remedies = { reviewBody: '清河区人民政府', reviewDays: 60, court: '清河区人民法院', suitMonths: 6 }
const market = { authority: '清河区市场监督管理局', date: '2026-11-20', demo: true, phone: '0000-12345678' }
const office = { ...market, authority: '清河区政务服务和数据局' }
const licensing = '《中华人民共和国行政许可法》'

/** One complete sample for each template. */
export const templateSamples: { [N in TemplateName]: TemplateData<N> } = {
  receipt: {
    ...office, number: '清政服收字〔2026〕第000128号', applicant: '清河区老街面馆', agent: '王小川', receivedOn: '2026-11-20',
    channel: '综合窗口现场收件', place: '清河区政务服务中心一楼 3 号综合窗口', queryCode: 'QH2611200128', bundle: '开办餐饮店',
    items: [
      { name: '食品经营许可（餐饮服务经营者）新办', authority: '清河区市场监督管理局' },
      { name: '公众聚集场所投入使用、营业前消防安全检查', authority: '清河区消防救援大队' },
      { name: '设置户外招牌备案', authority: '清河区城市管理局' },
    ],
    materials: [
      { name: '开办餐饮店申请表', form: '电子表单', copies: 1 },
      { name: '经营场所平面图', form: '复印件', copies: 1 },
      { name: '场所使用证明', form: '原件核验', copies: 1 },
    ],
    nextStep: '请留意短信。材料齐全、符合法定形式的，我们会在 5 个工作日内受理并告知；需要补正的，会一次说清全部内容。',
  },
  'acceptance-notice': {
    ...office, number: '清政服受字〔2026〕第000128号', applicant: '清河区老街面馆', appliedOn: '2026-11-20', acceptedOn: '2026-11-20',
    basis: `${licensing}第三十二条第一款第五项`, bundle: '开办餐饮店',
    items: [
      { name: '食品经营许可新办', caseNumber: 'QH-26-000128-01', authority: '清河区市场监督管理局', promisedOn: '2026-11-27' },
      { name: '营业前消防安全检查', caseNumber: 'QH-26-000128-02', authority: '清河区消防救援大队', promisedOn: '2026-11-27' },
      { name: '设置户外招牌备案', caseNumber: 'QH-26-000128-03', authority: '清河区城市管理局', promisedOn: '2026-11-23' },
    ],
    dueOn: '2026-11-27', excludedTime: '依法需要检验、检测、专家评审的，所需时间不计入上述期限，我们会把所需时间书面告知你。',
  },
  'supplement-notice': {
    ...market, number: '清市监补字〔2026〕第0012号', applicant: '清河区老街面馆', item: '食品经营许可（餐饮服务经营者）新办', receivedOn: '2026-11-18',
    basis: `${licensing}第三十二条第一款第四项`,
    problems: [
      { material: '经营场所平面图', problem: '没有标出备餐间和洗手池的位置。', requirement: '在图上标出备餐间、洗手池，可以手写标注后拍照上传。' },
      { material: '食品安全管理制度', problem: '缺少从业人员健康管理制度。', requirement: '补充一页即可，可以下载示范文本填写。' },
    ],
    submitWay: '手机或者电脑上传、任一综合窗口、自助终端或者邮寄均可。', dueOn: '2026-12-04',
  },
  'decline-notice': {
    ...market, number: '清市监不受字〔2026〕第0003号', applicant: '李明远', item: '食品生产许可新办', appliedOn: '2026-11-19',
    reasons: ['你申请的事项由设区的市级市场监督管理部门办理，不属于本机关职权范围。'], basis: `${licensing}第三十二条第一款第二项`,
    whereToGo: '请到青山市政务服务中心二楼市场监管专区办理，也可以在本平台直接转到该部门，已填写的信息会带过去。', remedies,
  },
  'decision-grant': {
    ...market, number: '清市监准许字〔2026〕第0086号', kind: 'licence', applicant: '清河区老街面馆', item: '食品经营许可（餐饮服务经营者）新办',
    caseNumber: 'QH-26-000128-01', appliedOn: '2026-11-20', acceptedOn: '2026-11-20', basis: `${licensing}第三十八条第一款`,
    content: ['准予从事餐饮服务经营活动，主体业态为小型餐馆。', '经营项目为热食类食品制售、冷食类食品制售（含凉拌菜）。', `经营场所为${place}。`],
    licenceNumber: 'JY20000000000128', validFrom: '2026-11-20', validTo: '2031-11-19',
    duties: ['在经营场所显著位置展示许可证或者电子证照二维码。', '许可事项发生变化的，自变化之日起 10 个工作日内申请变更。'], remedies,
  },
  'decision-deny': {
    ...market, number: '清市监不许字〔2026〕第0004号', kind: 'licence', applicant: '清河区老街面馆', item: '食品经营许可（餐饮服务经营者）新办',
    caseNumber: 'QH-26-000131-01', appliedOn: '2026-11-09', acceptedOn: '2026-11-10', basis: `${licensing}第三十八条第二款`,
    reasons: ['2026年11月16日现场核查（核查人员二人）发现，加工区与餐厨垃圾暂存点之间没有隔断，与申请时提交的平面图不一致。', '核查后告知整改，截至2026年11月19日复查时仍未改正。'],
    advice: '改正上述问题后，可以使用原有材料重新提交，系统会自动带出已填内容。', remedies,
  },
  'one-time-notice': {
    ...office, number: '清政服告字〔2026〕第000415号', subject: '开办餐饮店', totalDays: 5, visits: 0,
    situation: [
      { question: '店里卖凉拌菜吗', answer: '卖' }, { question: '营业面积有多大', answer: '120 平方米' },
      { question: '门口要装招牌吗', answer: '要' }, { question: '卖烟吗', answer: '不卖' },
    ],
    items: [
      { name: '食品经营许可新办', authority: '清河区市场监督管理局', promised: '5 个工作日', result: '食品经营许可证' },
      { name: '营业前消防安全检查（告知承诺）', authority: '清河区消防救援大队', promised: '当场办结', result: '检查合格证' },
      { name: '设置户外招牌备案', authority: '清河区城市管理局', promised: '1 个工作日', result: '备案凭证' },
    ],
    materials: [
      { name: '开办餐饮店申请表', form: '电子表单', copies: 1, source: '系统生成，核对即可' },
      { name: '经营场所平面图', form: '电子或者纸质', copies: 1, source: '自己准备' },
    ],
    waived: ['营业执照', '法定代表人身份证', '从业人员健康证明'], fees: [],
    places: [{ name: '区政务服务中心', address: '清河区人民路 1 号一楼综合窗口', hours: '工作日 9:00—17:00', phone: '0000-12345678' }],
  },
  'withdrawal-confirmation': {
    ...market, number: '清市监撤字〔2026〕第0007号', applicant: '清河区老街面馆', item: '食品经营许可（餐饮服务经营者）新办',
    caseNumber: 'QH-26-000128-01', appliedOn: '2026-11-18', withdrawnOn: '2026-11-20', reason: '更换经营场所', returned: ['房屋租赁合同'],
  },
  'conclusion-notice': {
    ...office, number: '清政服结字〔2026〕第000128号', applicant: '清河区老街面馆', appliedOn: '2026-11-20', bundle: '开办餐饮店',
    items: [
      { name: '食品经营许可新办', caseNumber: 'QH-26-000128-01', result: '准予许可', document: '食品经营许可证', concludedOn: '2026-11-25' },
      { name: '设置户外招牌备案', caseNumber: 'QH-26-000128-03', result: '已备案', document: '备案凭证', concludedOn: '2026-11-23' },
    ],
    handover: '电子证照已存入你的证照库，随时可以下载；纸质证照按你的选择邮寄，运单号会发到你的手机。',
  },
  'licence-food': {
    ...market, phone: '12315', number: 'JY20000000000128', holder: '清河区老街面馆', creditCode: '92000000DEMO000001', representative: '王小川',
    residence: place, place, businessForm: '餐饮服务经营者（小型餐馆）', businessScope: ['热食类食品制售', '冷食类食品制售（含凉拌菜）', '自制饮品制售'],
    supervisor: '清河区市场监督管理局老街市场监督管理所', signer: '陈立秋', validFrom: '2026-11-20', validTo: '2031-11-19',
  },
  'licence-fire': {
    ...market, authority: '清河区消防救援大队', number: '清消安检字〔2026〕第0021号', holder: '清河区老街面馆', placeName: '老街面馆（人民路店）', place,
    representative: '王小川', useKind: '餐饮场所', floors: '地上一层', area: '320 平方米', appliedOn: '2026-11-20',
    basis: '《中华人民共和国消防法》第十五条', committed: true,
    remark: '场所的名称、消防安全责任人、使用性质、面积等发生变化的，请依法重新申请。',
  },
  'licence-tobacco': {
    ...market, phone: '12313', authority: '清河区烟草专卖局', number: '000000100128', holder: '清河区老街便利店', representative: '王小川', entityType: '个体工商户',
    place, businessScope: '卷烟零售、雪茄烟零售', supplier: '青山市烟草公司清河区分公司', validFrom: '2026-11-20', validTo: '2031-11-19',
  },
  'licence-business': {
    ...market, number: '00000000202611200001', holder: '青山市清河区老街餐饮管理有限公司', creditCode: '91000000DEMO000001', entityType: '有限责任公司（自然人独资）',
    representative: '王小川', businessScope: '许可项目：餐饮服务。（依法须经批准的项目，经相关部门批准后方可开展经营活动）一般项目：餐饮管理；企业管理咨询；食用农产品零售。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）',
    capital: '叁拾万元整', establishedOn: '2026-11-20', place, copy: '正本',
  },
  'licence-generic': {
    ...market, authority: '清河区城市管理局', number: '清城管备〔2026〕0032号', title: '设置户外招牌备案凭证', holder: '清河区老街面馆',
    statement: '你（单位）报送的户外招牌设置材料收悉，符合要求，予以备案。',
    fields: [
      { label: '设置地点', value: place }, { label: '招牌内容', value: '老街面馆' }, { label: '规格', value: '长 4.2 米，高 0.8 米' },
      { label: '形式', value: '附墙式发光字' },
    ],
    validFrom: '2026-11-20', validTo: '2029-11-19',
  },
}
