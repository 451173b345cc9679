import type { DefinitionKind } from '../contract/index.ts';

/** 种类的中文名. */
export const kindNames: Readonly<Record<DefinitionKind, string>> = {
  region: '区划',
  authority: '机构',
  hall: '大厅',
  wordList: '禁用词表',
  legalAct: '法规状态',
  lintException: '体检例外',
  proofReview: '证明事项清理',
  baseline: '改革前基线',
  benchmark: '对标城市',
  cleanUp: '事项清理批次',
  dataElement: '数据元',
  role: '当事人角色',
  subjectPath: '主体路径',
  licenceType: '证照类型',
  materialType: '材料类型',
  regime: '程序制度',
  elementList: '要素表',
  synonyms: '同义词表',
  baseItem: '基本目录事项',
  item: '事项',
  bundle: '一件事',
  decisionTable: '决策表',
  documentTemplate: '文书模板',
};
